//! Readers that go wrong: what a file makes of its reader stays there.

use std::path::PathBuf;

use domain::imports::ImportState;
use services::{Settings, imports::FileReader, settings::ImportSettings};
use test_support::TestServices;

use super::scene::{MORNING, beaver, file};

#[tokio::test]
async fn a_reader_that_ends_without_an_answer_fails_the_file_alone() {
    for program in ["/bin/false", "/bin/true"] {
        let imports = ImportSettings { reader: FileReader::Program(PathBuf::from(program)) };
        let t = TestServices::with_settings(MORNING, Settings { imports, ..Settings::default() }).await;
        let ana = t.person("Ana").await;
        let content = beaver(&[("b1", "Stretch", &[8])]);
        let import = t.services.imports().upload(&ana.actor, file("beaver.json", content)).await.unwrap();
        assert_eq!(import.state, ImportState::Failed, "{program}");
        assert_eq!(import.refusal.map(|refusal| refusal.code), Some("reader_ended".to_owned()), "{program}");
        let files: i64 = sqlx::query_scalar("select count(*) from import_files").fetch_one(&t.owner).await.unwrap();
        assert_eq!(files, 0, "a file that cannot be read is not kept");
    }
}
