//! The browser's clock and zones. No zone table is shipped: `Intl` knows them all.

use std::cell::Cell;

use jiff::{Timestamp, civil::DateTime};
use js_sys::{Array, Function, Object, Reflect};
use uuid::Uuid;
use wasm_bindgen::{JsCast, JsValue};

/// What this device takes the time to be.
pub(super) fn device_now() -> Timestamp {
    Timestamp::from_millisecond(js_sys::Date::now() as i64).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// The wall clock in a zone at an instant; none when the browser does not know the zone.
pub(super) fn wall_time(zone: &str, at: Timestamp) -> Option<DateTime> {
    let options = Object::new();
    let fields = [
        ("timeZone", zone),
        ("calendar", "iso8601"),
        ("numberingSystem", "latn"),
        ("hourCycle", "h23"),
        ("year", "numeric"),
        ("month", "numeric"),
        ("day", "numeric"),
        ("hour", "numeric"),
        ("minute", "numeric"),
        ("second", "numeric"),
    ];
    for (name, value) in fields {
        Reflect::set(&options, &name.into(), &value.into()).ok()?;
    }
    // Made through Reflect because the typed constructor throws across wasm for an unknown zone.
    let arguments = Array::of2(&"en-US".into(), &options);
    let format = Reflect::construct(&intl("DateTimeFormat")?, &arguments).ok()?;
    let to_parts: Function = Reflect::get(&format, &"formatToParts".into()).ok()?.dyn_into().ok()?;
    let parts: Array = to_parts.call1(&format, &JsValue::from(at.as_millisecond() as f64)).ok()?.dyn_into().ok()?;
    let field = |name: &str| -> Option<i16> {
        let part = parts.iter().find(|part| text(part, "type").as_deref() == Some(name))?;
        text(&part, "value")?.parse().ok()
    };
    let small = |name: &str| field(name).and_then(|value| i8::try_from(value).ok());
    DateTime::new(
        field("year")?,
        small("month")?,
        small("day")?,
        small("hour")? % 24,
        small("minute")?,
        small("second")?,
        0,
    )
    .ok()
}

/// The device's own zone.
pub(super) fn device_zone() -> String {
    let zone = || {
        let format = Reflect::construct(&intl("DateTimeFormat")?, &Array::new()).ok()?;
        let resolve: Function = Reflect::get(&format, &"resolvedOptions".into()).ok()?.dyn_into().ok()?;
        text(&resolve.call0(&format).ok()?, "timeZone")
    };
    zone().unwrap_or_else(|| "UTC".to_owned())
}

fn intl(name: &str) -> Option<Function> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    Reflect::get(&intl, &name.into()).ok()?.dyn_into().ok()
}

fn text(object: &JsValue, field: &str) -> Option<String> {
    Reflect::get(object, &field.into()).ok()?.as_string()
}

/// A new UUIDv7. Later ids of this tab are always greater, so that two writes in one millisecond keep their order.
pub(in crate::offline) fn new_uuid() -> Uuid {
    thread_local! {
        static LAST: Cell<u64> = const { Cell::new(0) };
    }
    let now = js_sys::Date::now() as u64;
    let millis = LAST.with(|last| {
        let next = now.max(last.get() + 1);
        last.set(next);
        next
    });
    let mut random = [0; 10];
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    let filled = crypto.is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut random).is_ok());
    if !filled {
        random.fill_with(|| (js_sys::Math::random() * 256.0) as u8);
    }
    domain::ids::uuid_v7(millis, &random)
}
