use server::api::v1::openapi::document;

#[test]
fn the_document_has_not_changed_unseen() {
    insta::assert_json_snapshot!("openapi", serde_json::to_value(document()).unwrap());
}

#[test]
fn every_refusal_is_documented_as_a_problem() {
    let document = serde_json::to_value(document()).unwrap();
    for (path, methods) in document["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            for (status, answer) in operation["responses"].as_object().unwrap() {
                let kinds: Vec<_> = answer["content"].as_object().into_iter().flatten().map(|(kind, _)| kind).collect();
                let is_refusal = status.starts_with(['4', '5']);
                assert!(!is_refusal || kinds == ["application/problem+json"], "{method} {path} {status}: {kinds:?}");
            }
        }
    }
}
