//! The map of personal tables, held against the schema: what a person has here is in their copy or named as left out,
//! and is erased with them.

use std::collections::BTreeSet;

use store::personal::{TABLES, columns};
use test_support::TestServices;

use super::scene::EVENING;

#[tokio::test]
async fn every_table_with_an_owner_stands_in_the_map() {
    let t = TestServices::at(EVENING).await;
    let stored: Vec<String> = sqlx::query_scalar(
        "select c.table_name::text
         from information_schema.columns c
         join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
         where c.table_schema = 'public' and c.column_name = 'user_id' and t.table_type = 'BASE TABLE'",
    )
    .fetch_all(&t.owner)
    .await
    .unwrap();
    let stored: BTreeSet<&str> = stored.iter().map(String::as_str).collect();
    let mapped: BTreeSet<&str> = TABLES.iter().map(|table| table.name).collect();
    assert_eq!(
        mapped, stored,
        "a table with an owner is neither taken along nor erased, or the map names one that is gone"
    );
    assert_eq!(mapped.len(), TABLES.len(), "a table stands in the map twice");
}

#[tokio::test]
async fn what_a_row_refers_to_stands_before_it() {
    let t = TestServices::at(EVENING).await;
    let references: Vec<(String, String)> = sqlx::query_as(
        "select conrelid::regclass::text, confrelid::regclass::text from pg_constraint
         where contype = 'f' and conrelid <> confrelid",
    )
    .fetch_all(&t.owner)
    .await
    .unwrap();
    let place = |name: &str| TABLES.iter().position(|table| table.name == name);
    for (from, to) in &references {
        let (from_place, to_place) = (place(from), place(to));
        assert!(from_place.is_some(), "{from} refers to {to} and has no owner of its own");
        assert!(to_place < from_place, "{from} refers to {to}, which stands behind it in the map");
    }
}

#[tokio::test]
async fn no_copy_holds_what_lets_somebody_in() {
    let t = TestServices::at(EVENING).await;
    let mut conn = t.owner.acquire().await.unwrap();
    for table in TABLES.iter().filter(|table| table.is_exported()) {
        let told = columns(&mut conn, table).await.unwrap();
        assert!(!told.is_empty(), "{}", table.name);
        for column in told {
            // The hash of the request that made a row proves nothing to anybody.
            let is_secret = ["hash", "secret", "password", "endpoint", "auth"]
                .iter()
                .any(|word| column.name.contains(word) && column.name != "request_hash");
            assert!(!is_secret, "{}.{} is in every copy", table.name, column.name);
        }
    }
}
