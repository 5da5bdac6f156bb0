//! Calls of the runtime's macros.
//!
//! Neither prettyplease nor rustfmt lays out what a macro takes, so that the lines are chosen here: as many
//! entries as fit on a line, and a line for each where the entries are rows with an arrow.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{ItemMacro, MacroDelimiter};

/// How long a line may be, as prettyplease has it.
const WIDTH: usize = 89;

/// How far each level is indented.
const INDENT: usize = 4;

/// The text of a call that stands among the items of a file.
pub(super) fn print(item: &ItemMacro) -> String {
    let path = line(item.mac.path.to_token_stream());
    let tokens = item.mac.tokens.clone();
    match item.mac.delimiter {
        MacroDelimiter::Paren(_) => {
            let tokens = line(tokens);
            let whole = format!("{path}!({tokens});\n");
            // rustfmt lays out what stands in parentheses.
            if whole.trim_end().chars().count() > WIDTH {
                format!("{path}!(\n    {tokens}\n);\n")
            } else {
                whole
            }
        }
        MacroDelimiter::Bracket(_) => format!("{path}![{}];\n", line(tokens)),
        MacroDelimiter::Brace(_) if tokens.is_empty() => format!("{path}! {{}}\n"),
        MacroDelimiter::Brace(_) => {
            let mut lines = Lines::new(INDENT);
            lines.fill(&pieces(tokens));
            format!("{path}! {{\n{}\n}}\n", lines.text)
        }
    }
}

/// What is not broken, or a list in braces.
enum Piece {
    Word(String),
    Braces(TokenStream),
}

impl Piece {
    /// Whether it begins what had better stand on a line as a whole.
    fn begins_clause(&self) -> bool {
        matches!(self, Self::Word(word) if word == "for" || word == "=>")
    }

    fn length(&self) -> usize {
        match self {
            Self::Word(word) => word.chars().count(),
            Self::Braces(entries) => braced(entries.clone()).chars().count(),
        }
    }
}

/// Lines while they are filled.
struct Lines {
    text: String,
    indent: usize,
    width: usize,
}

impl Lines {
    fn new(indent: usize) -> Self {
        Self {
            text: " ".repeat(indent),
            indent,
            width: indent,
        }
    }

    fn fill(&mut self, pieces: &[Piece]) {
        for (position, piece) in pieces.iter().enumerate() {
            if position > 0 && piece.begins_clause() {
                self.clause(&pieces[position..]);
            }
            match piece {
                Piece::Word(word) => self.word(word),
                Piece::Braces(entries) => self.braces(entries.clone()),
            }
        }
    }

    /// Begins a clause on the next line where it does not fit on this one.
    fn clause(&mut self, pieces: &[Piece]) {
        let rest = pieces
            .iter()
            .skip(1)
            .take_while(|piece| !piece.begins_clause());
        let length = rest.fold(pieces[0].length(), |sum, piece| sum + 1 + piece.length());
        if self.width + 1 + length > WIDTH {
            self.indent = 2 * INDENT;
            self.end_line(self.indent);
        }
    }

    /// Adds a word to the line, or to the next one where it does not fit.
    fn word(&mut self, word: &str) {
        let length = word.chars().count();
        if self.width > self.indent && self.width + 1 + length > WIDTH {
            self.end_line(self.indent);
        } else if self.width > self.indent {
            self.push(" ");
        }
        self.push(word);
    }

    /// Adds a list in braces: within the line where it fits, else on lines of its own.
    fn braces(&mut self, entries: TokenStream) {
        let whole = braced(entries.clone());
        if self.width + 1 + whole.chars().count() <= WIDTH {
            self.word(&whole);
            return;
        }
        self.word("{");
        let entries = split(entries);
        let is_table = entries.iter().any(|entry| entry.contains(" => "));
        let outer = self.indent;
        self.indent += INDENT;
        self.end_line(self.indent);
        for (position, entry) in entries.iter().enumerate() {
            if is_table && position > 0 {
                self.end_line(self.indent);
            }
            self.word(entry);
        }
        self.indent = outer;
        self.end_line(self.indent);
        self.push("}");
    }

    fn end_line(&mut self, indent: usize) {
        self.text.push('\n');
        self.text.push_str(&" ".repeat(indent));
        self.width = indent;
    }

    fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.width += text.chars().count();
    }
}

/// The tokens as words, between which a line may end, and lists.
fn pieces(tokens: TokenStream) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut word = Text::default();
    let end = |word: &mut Text| {
        let word = std::mem::take(word).text;
        (!word.is_empty()).then(|| Piece::Word(word))
    };
    for token in tokens {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                pieces.extend(end(&mut word));
                pieces.push(Piece::Braces(group.stream()));
            }
            token => {
                if word.is_apart(&token) {
                    pieces.extend(end(&mut word));
                }
                word.push(token);
            }
        }
    }
    pieces.extend(end(&mut word));
    pieces
}

/// The entries of a list, each with what separates it from the next: semicolons, else commas.
fn split(tokens: TokenStream) -> Vec<String> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let is =
        |token: &TokenTree, c| matches!(token, TokenTree::Punct(punct) if punct.as_char() == c);
    let separator = if tokens.iter().any(|token| is(token, ';')) {
        ';'
    } else {
        ','
    };
    tokens
        .split_inclusive(|token| is(token, separator))
        .map(|entry| line(entry.iter().cloned().collect()))
        .collect()
}

/// The tokens on one line.
fn line(tokens: TokenStream) -> String {
    let mut text = Text::default();
    for token in tokens {
        if text.is_apart(&token) {
            text.text.push(' ');
        }
        text.push(token);
    }
    text.text
}

fn braced(entries: TokenStream) -> String {
    if entries.is_empty() {
        "{}".to_owned()
    } else {
        format!("{{ {} }}", line(entries))
    }
}

/// Text that tokens are added to.
#[derive(Default)]
struct Text {
    text: String,
    /// Whether the last token belongs to the next one.
    is_joint: bool,
}

impl Text {
    /// Whether a space belongs before the token.
    fn is_apart(&self, token: &TokenTree) -> bool {
        if self.text.is_empty() || self.is_joint || self.text.ends_with(' ') {
            return false;
        }
        let is_after_path = self.text.ends_with("::");
        let is_after_open = self.text.ends_with(['<', '#', '&', '!']);
        let is_after_minus = self.text == "-" || self.text.ends_with(" -");
        if is_after_path || is_after_open {
            return false;
        }
        match token {
            TokenTree::Punct(punct) => {
                let is_path = punct.as_char() == ':' && punct.spacing() == Spacing::Joint;
                !is_path && !matches!(punct.as_char(), ',' | ';' | '<' | '>' | '!' | '.' | '?')
            }
            // What is called, and what is indexed, stands before its parentheses.
            TokenTree::Group(group) => {
                group.delimiter() == Delimiter::Brace
                    || !self
                        .text
                        .ends_with(|c: char| c.is_alphanumeric() || c == '_')
            }
            TokenTree::Literal(_) => !is_after_minus,
            TokenTree::Ident(_) => true,
        }
    }

    fn push(&mut self, token: TokenTree) {
        self.is_joint = false;
        match token {
            TokenTree::Punct(punct) => {
                self.text.push(punct.as_char());
                self.is_joint = punct.spacing() == Spacing::Joint;
            }
            TokenTree::Group(group) => self.text.push_str(&match group.delimiter() {
                Delimiter::Parenthesis => format!("({})", line(group.stream())),
                Delimiter::Bracket => format!("[{}]", line(group.stream())),
                Delimiter::Brace => braced(group.stream()),
                Delimiter::None => line(group.stream()),
            }),
            token => self.text.push_str(&token.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;
    use syn::parse_quote;

    use super::{line, print};

    #[test]
    fn types_and_arrows_are_spaced_as_in_code() {
        for tokens in [
            quote!(A for B<C>, d::E => Vec<rt::Json>, ()),
            quote!(#[deprecated = "old"] a = "b" optional, c is -7),
            quote!(404 => NotFound json, 400 to 499 => Other bytes),
            quote!(A by "type" { B = 1; C = "c", added; }),
            quote!(&'static [&'static str]),
        ] {
            let text = line(tokens);
            let again: proc_macro2::TokenStream = text.parse().expect("tokens");
            assert_eq!(line(again), text);
        }
        assert_eq!(
            line(quote!(A { b } for B<C>, d::E => Vec<rt::Json>, ())),
            "A { b } for B<C>, d::E => Vec<rt::Json>, ()"
        );
        assert_eq!(
            line(quote!(
                #[deprecated = "old"]
                a
            )),
            "#[deprecated = \"old\"] a"
        );
        assert_eq!(line(quote!(c is -7)), "c is -7");
    }

    #[test]
    fn lists_are_broken_where_they_are_long() {
        let short = print(&parse_quote!(rt::object! { A { b, c optional } closed }));
        assert_eq!(short, "rt::object! {\n    A { b, c optional } closed\n}\n");
        let long = print(&parse_quote! {
            rt::object! {
                ALongNameOfAType { some_field, some_other_field = "its-name" optional, yet_another_field,
                a_last_field }
            }
        });
        assert_eq!(
            long,
            "rt::object! {\n    ALongNameOfAType {\n        some_field, some_other_field = \"its-name\" \
             optional, yet_another_field,\n        a_last_field\n    }\n}\n"
        );
    }

    #[test]
    fn clauses_stay_whole() {
        let text = print(&parse_quote! {
            rt::attached! {
                ListThings { limit, offset } for SomeClient, SomeProvider => Vec<Thing> as json, ListThingsError
            }
        });
        assert_eq!(
            text,
            "rt::attached! {\n    ListThings { limit, offset } for SomeClient, SomeProvider\n        \
             => Vec<Thing> as json, ListThingsError\n}\n"
        );
    }

    #[test]
    fn rows_have_lines_of_their_own() {
        let text = print(&parse_quote! {
            rt::api_error! {
                ListThingsError { 404 => NotFound json, 409 => Conflict json, 500 to 599 => ServerError bytes }
            }
        });
        assert_eq!(
            text,
            "rt::api_error! {\n    ListThingsError {\n        404 => NotFound json,\n        409 => Conflict \
             json,\n        500 to 599 => ServerError bytes\n    }\n}\n"
        );
    }
}
