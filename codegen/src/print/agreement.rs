//! Where rustfmt would not leave the printer's text alone.
//!
//! Both break lines that are too long, and not always at the same place. What is emitted keeps to constructs
//! on which they agree; but names may be of any length, and then a statement that fits everywhere else does
//! not. Whatever may have been broken so is found here by what it looks like, and exempted from rustfmt.

/// The room of a line: what the printer has, and what `rustfmt.toml` says.
const WIDTH: usize = 89;

/// True when rustfmt leaves `text` as the printer wrote it. False when it may not.
pub(super) fn is_certain(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().collect();
    (0..lines.len()).all(|at| {
        let code = lines[at].trim_start();
        let aside = code.starts_with("//") || code.starts_with("#[") || code.starts_with("#![");
        aside
            || !(is_wide(lines[at])
                || is_broken(&lines, at)
                || is_block_of_arm(&lines[at..])
                || is_call_of_call(&lines[at..])
                || is_tight_list(&lines[at..]))
    })
}

/// A line that may be too long for one of the two.
fn is_wide(line: &str) -> bool {
    // Signs beyond ASCII may take two columns.
    let width = line
        .chars()
        .map(|c| 1 + usize::from(!c.is_ascii()))
        .sum::<usize>();
    let code = line.trim_start();
    if code.starts_with(") ->") {
        return width >= WIDTH - 3;
    }
    width >= WIDTH && !is_signature(code) && !code.starts_with("&[")
}

/// A line behind which, or before which, the printer broke where rustfmt may not.
fn is_broken(lines: &[&str], at: usize) -> bool {
    let code = lines[at].trim_start();
    code.ends_with(['<', '='])
        || code.ends_with("[(")
        || code.starts_with("for ")
        || (code.ends_with('(') && !code.contains("fn ") && !is_plain_call(code))
        || (code.starts_with('.') && !is_step_of_chain(lines, at))
}

/// `path::function(` as an element of a list, or `name.method(` where the name is no wider than an indent.
fn is_plain_call(code: &str) -> bool {
    let callee = code.strip_suffix('(').unwrap_or(code);
    let is_word = |word: &str| word.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    match callee.split_once('.') {
        Some((receiver, method)) => receiver.len() <= 4 && is_word(receiver) && is_word(method),
        None => callee.contains("::") && callee.split("::").all(is_word),
    }
}

/// One of several steps, or the only one behind a call that fits into its line.
fn is_step_of_chain(lines: &[&str], at: usize) -> bool {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let is_call = |line: &str| {
        let name = line.trim_start().strip_prefix('.');
        name.is_some_and(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()))
    };
    let before = at.checked_sub(1).map_or("", |before| lines[before]);
    let mut after = lines[at + 1..]
        .iter()
        .filter(|line| indent(line) <= indent(lines[at]));
    let after = after.find(|line| !matches!(line.trim(), ")" | "),"));
    let first = before.trim_start();
    let behind_call = first.starts_with(|c: char| c.is_ascii_uppercase()) && first.ends_with(')');
    is_call(lines[at])
        && (is_call(before) || after.is_some_and(|line| is_call(line)) || behind_call)
}

/// An arm that the printer made a block of for want of room.
fn is_block_of_arm(lines: &[&str]) -> bool {
    let [arm, body, end, ..] = lines else {
        return false;
    };
    arm.ends_with("=> {") && matches!(end.trim(), "}" | "},") && !body.ends_with(';')
}

/// A call whose only argument is a call or a list: rustfmt opens both in one line.
fn is_call_of_call(lines: &[&str]) -> bool {
    let [call, argument, rest @ ..] = lines else {
        return false;
    };
    let indent = |line: &str| line.len() - line.trim_start().len();
    let opens = argument.split('"').next().unwrap_or_default();
    let mut others = rest
        .iter()
        .take_while(|line| indent(line) > indent(call))
        .filter(|line| {
            indent(line) == indent(argument) && !line.trim_start().starts_with([')', ']'])
        });
    call.ends_with('(')
        && !is_signature(call.trim_start())
        && opens.contains(['(', '['])
        && others.next().is_none()
}

/// A list that only just does not stand behind `const {`.
fn is_tight_list(lines: &[&str]) -> bool {
    let [first, list, ..] = lines else {
        return false;
    };
    let list = list.trim();
    first.trim() == "const {" && list.starts_with("&[") && list.ends_with(']')
}

fn is_signature(code: &str) -> bool {
    let code = code.strip_prefix("pub ").unwrap_or(code);
    let code = code
        .strip_prefix("async ")
        .or(code.strip_prefix("const "))
        .unwrap_or(code);
    code.starts_with("fn ")
}

#[cfg(test)]
mod tests {
    use super::is_certain;

    #[test]
    fn lists_signatures_and_attributes_are_certain() {
        let wide = "x".repeat(90);
        for text in [
            format!("    pub async fn a({wide}: u8) {{\n"),
            format!("#[deprecated = \"{wide}\"]\nstruct A;\n"),
            "    &[\n        rt::Row::new(\n            1,\n        ),\n    ]\n".to_owned(),
            "    meta.route(\n        rt::Method::GET,\n        \"/\",\n    );\n".to_owned(),
            "        self.a\n            .get()\n            .insert(b);\n".to_owned(),
            "    meta.next(\n        rt::NextAt::Body(\"a\"),\n        \"b\",\n    );\n".to_owned(),
        ] {
            assert!(is_certain(&text), "{text}");
        }
    }

    #[test]
    fn what_the_two_break_elsewhere_is_not() {
        for text in [
            "    let pages = rt::Pages::new(\n        \"a\",\n    );\n",
            "        request\n            .query(\"a\", &self.a);\n",
            ") -> rt::Result<\n    A,\n> {\n",
            "            200 => {\n                cx.json(raw)\n            }\n",
            "impl rt::ApiError\nfor A {\n",
            "    meta.events(\n        rt::EventsAt::Many(\"a\"),\n    );\n",
            "    meta.events(\n        rt::EventsAt::Many(\n            \"a\",\n        ),\n    );\n",
        ] {
            assert!(!is_certain(text), "{text}");
        }
        let wide = format!("    let a = b({});\n", "x".repeat(73));
        assert_eq!(wide.trim_end().len(), 89);
        assert!(!is_certain(&wide));
        assert!(is_certain(&wide.replacen('x', "", 1)));
    }
}
