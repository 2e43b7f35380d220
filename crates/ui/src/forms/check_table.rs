//! Boxes in a table: each line a thing, each column a way, and a box where both meet.

use leptos::prelude::*;

use super::field::control_id;

/// A line of the table. `note` stands under its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckRow {
    pub title: String,
    pub note: String,
    pub cells: Vec<CheckCell>,
}

/// A box. `label` is read out, because the column is not in sight of everybody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckCell {
    pub value: String,
    pub label: String,
    pub checked: bool,
}

/// A table of checkboxes that all post `name`; what is not checked posts nothing.
#[component]
pub fn CheckTable(
    #[prop(into)] name: String,
    #[prop(into)] caption: String,
    columns: Vec<String>,
    rows: Vec<CheckRow>,
) -> impl IntoView {
    let heads: Vec<_> = columns.into_iter().map(|column| view! { <th scope="col">{column}</th> }).collect();
    let lines: Vec<_> = rows.into_iter().map(|row| line(&name, row)).collect();
    view! {
        <table class="table check-table">
            <caption class="visually-hidden">{caption}</caption>
            <thead>
                <tr>
                    <td></td>
                    {heads}
                </tr>
            </thead>
            <tbody>{lines}</tbody>
        </table>
    }
}

fn line(name: &str, row: CheckRow) -> impl IntoView + use<> {
    let cells: Vec<_> = row.cells.into_iter().map(|cell| check_cell(name.to_owned(), cell)).collect();
    view! {
        <tr>
            <th scope="row">
                <span class="check-table__title">{row.title}</span>
                <span class="check-table__note">{row.note}</span>
            </th>
            {cells}
        </tr>
    }
}

fn check_cell(name: String, cell: CheckCell) -> impl IntoView {
    let id = control_id(&format!("{name}[{}]", cell.value));
    let target = id.clone();
    view! {
        <td>
            <label class="check-table__box" for=target>
                <input
                    class="choice__input"
                    type="checkbox"
                    id=id
                    name=name
                    value=cell.value
                    checked=cell.checked
                />
                <span class="visually-hidden">{cell.label}</span>
            </label>
        </td>
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn every_box_says_what_it_is_and_whether_it_is_checked() {
        let cell =
            |value: &str, label: &str, checked| CheckCell { value: value.to_owned(), label: label.to_owned(), checked };
        let rows = vec![CheckRow {
            title: "Letters".to_owned(),
            note: "Once a day".to_owned(),
            cells: vec![cell("letter.post", "Letters by post", true), cell("letter.bird", "Letters by bird", false)],
        }];
        let html = Owner::new().with(|| {
            let columns = vec!["Post".to_owned(), "Bird".to_owned()];
            view! { <CheckTable name="on[]" caption="Ways" columns rows/> }.to_html()
        });
        for text in ["scope=\"row\"", "Letters by post", "value=\"letter.bird\"", "id=\"field-on-letter-post\""] {
            assert!(html.contains(text), "{text} is missing in {html}");
        }
        assert_eq!(html.matches(" checked").count(), 1, "{html}");
    }
}
