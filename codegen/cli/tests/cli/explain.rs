use super::sandbox::Sandbox;

const NOTES: &str = include_str!("../../../mock/tests/notes.md");

#[test]
fn a_name_leads_to_its_line_its_source_and_its_rust() {
    let line = NOTES
        .lines()
        .position(|line| line.starts_with("| `limit` |"))
        .unwrap()
        + 1;
    let text = NOTES.lines().nth(line - 1).unwrap();
    Sandbox::with(&[("notes.md", NOTES)])
        .run("explain notes.md notes.list.limit")
        .is(
            0,
            &format!(
                "notes.list.limit (parameter)\n  --> notes.md:{line}:4\n   |  {text}\n  \
                 rust: notes::ListNotes::limit\n  source: none given\n"
            ),
            "",
        );
}

#[test]
fn every_kind_of_name_is_known_to_programs() {
    let sandbox = Sandbox::with(&[("notes.md", NOTES)]);
    for (name, kind, rust) in [
        ("notes.create", "operation", "notes::CreateNote"),
        (
            "notes.create.text",
            "parameter",
            "notes::CreateNote::new(.. text ..)",
        ),
        ("Note", "type", "types::Note"),
        ("Note.text", "field", "types::Note::text"),
        ("Color.red", "value", "types::Color::Red"),
    ] {
        let run = sandbox.run(&format!("explain notes.md {name} --message-format json"));
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{name}");
        let found: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
        assert_eq!(found["kind"], kind, "{name}");
        assert_eq!(found["rust"][0], rust, "{name}");
        assert_eq!(found["file"], "notes.md");
        let line = usize::try_from(found["line"].as_u64().unwrap()).unwrap();
        assert_eq!(
            found["text"].as_str(),
            NOTES.lines().nth(line - 1),
            "{name}"
        );
    }
}

#[test]
fn an_unknown_name_has_a_neighbour() {
    Sandbox::with(&[("notes.md", NOTES)])
        .run("explain notes.md Note.txt")
        .is(
            2,
            "",
            "error: the spec has no operation, type, field or event called `Note.txt`\n  \
             help: did you mean `Note.text`?\n",
        );
}
