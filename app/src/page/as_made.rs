//! Two views that Leptos does not have, for pages that are rendered on the server.

use std::pin::Pin;

use leptos::{
    attr::{
        Attribute,
        any_attribute::{AnyAttribute, IntoAnyAttribute},
    },
    prelude::{AddAnyAttr, AnyView, Render, RenderHtml},
    reactive::computed::ScopedFuture,
    tachys::{
        hydration::Cursor,
        reactive_graph::OwnedView,
        ssr::StreamBuilder,
        view::{Position, PositionState},
    },
};

/// A page that was made from its answer, and waits for nothing but what it [`Later`] says itself. `Suspense` walks
/// through what it holds to find data that are still on their way, which calls every function of the page once more,
/// and then to put what has come in their place: that takes as long as all the rest of the page.
pub(super) struct AsMade {
    page: OwnedView<AnyView>,
    attrs: Vec<AnyAttribute>,
}

impl AsMade {
    /// What was made, with the owner that it was made under.
    pub(super) fn new(page: AnyView) -> Self {
        Self { page: OwnedView::new(page), attrs: Vec::new() }
    }
}

impl Render for AsMade {
    type State = ();

    fn build(self) {}

    fn rebuild(self, (): &mut ()) {}
}

impl AddAnyAttr for AsMade {
    type Output<NewAttr: Attribute> = Self;

    fn add_any_attr<NewAttr: Attribute>(mut self, attr: NewAttr) -> Self {
        self.attrs.push(attr.into_cloneable_owned().into_any_attr());
        self
    }
}

impl RenderHtml for AsMade {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn html_len(&self) -> usize {
        self.page.html_len()
    }

    fn to_html_with_buf(
        self,
        buf: &mut String,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        mut extra_attrs: Vec<AnyAttribute>,
    ) {
        extra_attrs.extend(self.attrs);
        self.page.to_html_with_buf(buf, position, escape, mark_branches, extra_attrs);
    }

    fn to_html_async_with_buf<const OUT_OF_ORDER: bool>(
        self,
        buf: &mut StreamBuilder,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        mut extra_attrs: Vec<AnyAttribute>,
    ) {
        extra_attrs.extend(self.attrs);
        self.page.to_html_async_with_buf::<OUT_OF_ORDER>(buf, position, escape, mark_branches, extra_attrs);
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) {}

    fn into_owned(self) -> Self {
        self
    }
}

/// A part of a page that has an answer of its own to wait for. The browser has no such part: it takes nothing over.
pub(crate) struct Later(Pin<Box<dyn Future<Output = AsMade> + Send>>);

impl Later {
    /// The part, under the owner of the page around it.
    pub(crate) fn new(part: impl Future<Output = AnyView> + Send + 'static) -> Self {
        Self(Box::pin(ScopedFuture::new(async move { AsMade::new(part.await) })))
    }
}

impl Render for Later {
    type State = ();

    fn build(self) {}

    fn rebuild(self, (): &mut ()) {}
}

impl AddAnyAttr for Later {
    type Output<NewAttr: Attribute> = Self;

    fn add_any_attr<NewAttr: Attribute>(self, attr: NewAttr) -> Self {
        let attr = attr.into_cloneable_owned();
        Self(Box::pin(async move { self.0.await.add_any_attr(attr) }))
    }
}

impl RenderHtml for Later {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    /// Nothing: who asks for text at once does not wait.
    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}

    fn to_html_async_with_buf<const OUT_OF_ORDER: bool>(
        self,
        buf: &mut StreamBuilder,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        extra_attrs: Vec<AnyAttribute>,
    ) {
        let (id, mut place) = (buf.clone_id(), *position);
        buf.push_async(async move {
            let mut part = StreamBuilder::new(id);
            let made = self.0.await;
            made.to_html_async_with_buf::<OUT_OF_ORDER>(&mut part, &mut place, escape, mark_branches, extra_attrs);
            part.finish().take_chunks()
        });
        *position = Position::NextChild;
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) {}

    fn into_owned(self) -> Self {
        self
    }
}
