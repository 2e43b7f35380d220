//! `wellspring gen-vapid`, and the key that it makes as a part of the configuration.

use crate::postgres::program::{Place, fails, succeeds, wellspring};

#[test]
fn a_pair_of_keys_is_printed_as_configuration_that_can_be_used() {
    let place = Place::new();
    let printed = succeeds(wellspring(&place.join("data")).arg("gen-vapid"));
    let private = printed.split_once("private_key = \"").unwrap().1.split_once('"').unwrap().0;
    let public = printed.trim_end().rsplit_once(' ').unwrap().1;
    assert_eq!((private.len(), public.len()), (43, 87), "{printed}");
    assert_ne!(succeeds(wellspring(&place.join("data")).arg("gen-vapid")), printed);

    std::fs::write(place.join("wellspring.toml"), &printed).unwrap();
    let shown = succeeds(wellspring(place.path()).arg("config"));
    assert!(shown.contains("private_key = \"(hidden)\"") && !shown.contains(private), "{shown}");
}

#[test]
fn a_key_that_is_none_is_refused_with_the_way_to_make_one() {
    let place = Place::new();
    let refusal = fails(wellspring(&place.join("data")).env("WELLSPRING_PUSH__PRIVATE_KEY", "secret").arg("config"));
    assert!(refusal.contains("gen-vapid"), "{refusal}");
}
