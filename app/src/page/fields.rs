//! Reading a form in the browser. On the server these do nothing: nobody calls them.

use std::collections::BTreeMap;

use leptos::ev::SubmitEvent;

/// The fields of a submitted form, the pressed button included. Values of a repeated name are joined by commas.
#[must_use]
pub fn read_fields(event: &SubmitEvent) -> BTreeMap<String, String> {
    #[cfg(feature = "hydrate")]
    {
        read(event).unwrap_or_default()
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = event;
        BTreeMap::new()
    }
}

/// The fields of the form around whatever an event happened to; none outside a form.
#[must_use]
pub fn form_around(event: &leptos::ev::Event) -> Option<BTreeMap<String, String>> {
    #[cfg(feature = "hydrate")]
    {
        use wasm_bindgen::JsCast;
        let inside = event.target()?.dyn_into::<web_sys::Element>().ok()?;
        fields_of(&inside.closest("form").ok()??.dyn_into().ok()?)
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = event;
        None
    }
}

#[cfg(feature = "hydrate")]
fn fields_of(form: &web_sys::HtmlFormElement) -> Option<BTreeMap<String, String>> {
    let form = web_sys::FormData::new_with_form(form).ok()?;
    let mut fields = BTreeMap::<String, String>::new();
    for pair in form.entries().into_iter().flatten() {
        let pair = js_sys::Array::from(&pair);
        let (Some(name), Some(value)) = (pair.get(0).as_string(), pair.get(1).as_string()) else { continue };
        let held = fields.entry(name).or_default();
        if !held.is_empty() {
            held.push(',');
        }
        held.push_str(&value);
    }
    Some(fields)
}

#[cfg(feature = "hydrate")]
fn read(event: &SubmitEvent) -> Option<BTreeMap<String, String>> {
    use wasm_bindgen::JsCast;

    let mut fields = fields_of(&event.target()?.dyn_into().ok()?)?;
    if let Some(button) = event.submitter().and_then(|el| el.dyn_into::<web_sys::HtmlButtonElement>().ok())
        && !button.name().is_empty()
    {
        fields.insert(button.name(), button.value());
    }
    Some(fields)
}
