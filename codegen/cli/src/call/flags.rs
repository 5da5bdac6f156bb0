//! The arguments of one operation as options of the command line.

use std::collections::BTreeSet;
use std::path::Path;

use bindery_call::{Call, value};
use bindery_codegen::plan::{ClientCratePlan, OperationPlan, ParameterPlan, Place, RustType};
use clap::builder::EnumValueParser;
use clap::{Arg, ArgAction, ArgMatches, ColorChoice, Command};
use clap_complete::engine::{ArgValueCandidates, CompletionCandidate};
use serde_json::Value;

use super::file;
use crate::failure::{Failure, Failures, collect};
use crate::terminal::{MessageFormat, Terminal};

/// Options that stand beside the operation's own.
const OWN: [&str; 6] = [
    "json",
    "dry-run",
    "base-url",
    "timeout",
    "message-format",
    "help",
];

/// What was given to an operation.
#[derive(Debug)]
pub struct Flags {
    matches: ArgMatches,
    names: Vec<String>,
}

/// The operation as a command with an option for each argument.
pub fn command(plan: &ClientCratePlan, operation: &OperationPlan, spec: &Path) -> Command {
    let usage = format!("cargo bindery call {} {}", spec.display(), operation.id);
    let mut command = Command::new("call")
        .bin_name(usage)
        .no_binary_name(true)
        .max_term_width(100)
        .about(operation.summary.text().to_owned())
        .next_help_heading("About the call")
        .arg(
            Arg::new("json")
                .long("json")
                .value_name("BODY")
                .hide(operation.meta.body != Some("Json"))
                .help("The body as JSON, with or without its envelope; `@FILE` reads a file, `-` reads stdin"),
        )
        .arg(
            Arg::new("dry-run")
                .long("dry-run")
                .action(ArgAction::SetTrue)
                .help("Send nothing; print the request as a line with curl, without secrets"),
        )
        .arg(
            Arg::new("base-url")
                .long("base-url")
                .value_name("URL")
                .help("The address of the API, instead of the documented one"),
        )
        .arg(
            Arg::new("timeout")
                .long("timeout")
                .value_name("SECONDS")
                .value_parser(clap::value_parser!(u64))
                .help("How long the call may take; 60 by default"),
        )
        .arg(
            Arg::new("message-format")
                .long("message-format")
                .value_name("FORMAT")
                .value_parser(EnumValueParser::<MessageFormat>::new())
                .help("How results and problems are written"),
        )
        .next_help_heading(None::<&str>);
    for (parameter, name) in operation.parameters.iter().zip(names(operation)) {
        if parameter.field.constant.is_none() && parameter.place != Place::Json {
            command = command.arg(argument(plan, parameter, &name));
        }
    }
    command
}

fn argument(plan: &ClientCratePlan, parameter: &ParameterPlan, name: &str) -> Arg {
    let field = &parameter.field;
    let docs = field.docs.text();
    let docs: Vec<&str> = docs.split_whitespace().collect();
    let docs = docs.join(" ");
    let required = if field.is_argument() {
        " (required)"
    } else {
        ""
    };
    let example = field.example.as_ref();
    let example = example.map_or_else(String::new, |it| format!(" [example: {it}]"));
    let alias = name.replace('_', "-");
    let is_list = matches!(field.value, RustType::Vec(_));
    let listed = Call::listed(plan, parameter);
    let mut arg = Arg::new(name.to_owned())
        .long(name.to_owned())
        .value_name(if is_file(parameter) { "@FILE" } else { "VALUE" })
        .allow_hyphen_values(true)
        .action(if is_list {
            ArgAction::Append
        } else {
            ArgAction::Set
        })
        .help(format!("{docs}{required}{example}"));
    if alias != name && !OWN.contains(&alias.as_str()) {
        arg = arg.alias(alias);
    }
    if !listed.is_empty() {
        let candidates = move || listed.iter().map(CompletionCandidate::new).collect();
        arg = arg.add(ArgValueCandidates::new(candidates));
    }
    arg
}

fn is_file(parameter: &ParameterPlan) -> bool {
    matches!(parameter.place, Place::FilePart | Place::Bytes)
}

/// The names of the options: those of the arguments, with their place where that is not enough.
fn names(operation: &OperationPlan) -> Vec<String> {
    let mut taken: BTreeSet<String> = OWN.iter().map(ToString::to_string).collect();
    let mut names = Vec::new();
    for parameter in &operation.parameters {
        // An equals sign ends the name of an option.
        let plain = parameter.field.wire.replace('=', "-");
        let plain = plain.trim_start_matches('-').to_owned();
        let place = match parameter.place {
            Place::Path => "path",
            Place::Query(_) => "query",
            Place::Header | Place::Cookie => "header",
            _ => "body",
        };
        let mut name = plain.clone();
        let mut number = 1;
        while name.is_empty() || !taken.insert(name.clone()) {
            name = match number {
                1 => format!("{place}.{plain}"),
                _ => format!("{place}.{plain}.{number}"),
            };
            number += 1;
        }
        taken.insert(name.replace('_', "-"));
        names.push(name);
    }
    names
}

impl Flags {
    /// Reads the words behind the operation. What is wrong with them, and help, ends the program as it
    /// does for other commands.
    pub fn read(
        plan: &ClientCratePlan,
        operation: &OperationPlan,
        spec: &Path,
        words: &[String],
    ) -> Self {
        let command = command(plan, operation, spec).color(ColorChoice::Auto);
        match command.try_get_matches_from(words) {
            Ok(matches) => Self {
                matches,
                names: names(operation),
            },
            Err(error) => error.exit(),
        }
    }

    pub fn dry_run(&self) -> bool {
        self.matches.get_flag("dry-run")
    }

    pub fn base_url(&self) -> Option<String> {
        self.matches.get_one::<String>("base-url").cloned()
    }

    /// In seconds.
    pub fn timeout(&self) -> Option<u64> {
        self.matches.get_one::<u64>("timeout").copied()
    }

    /// Another format than that before the operation.
    pub fn terminal(&self) -> Option<Terminal> {
        let format = self.matches.get_one::<MessageFormat>("message-format")?;
        Some(Terminal::of(*format))
    }

    /// The call with all that was given.
    pub fn call(
        &self,
        plan: &ClientCratePlan,
        operation: &OperationPlan,
    ) -> Result<Call, Failures> {
        let mut call = Call::new(&plan.client, operation);
        let parameters = operation.parameters.iter().zip(&self.names).enumerate();
        collect(parameters.map(|(position, (parameter, name))| {
            let given = self.given(name);
            if is_file(parameter) {
                for text in given {
                    call.add_file(position, file::upload(text)?);
                }
            } else if let Some(value) = typed(plan, parameter, name, &given)? {
                call.set(position, value);
            }
            Ok(())
        }))?;
        if let Some(text) = self.matches.get_one::<String>("json") {
            let body = file::json(text)?;
            call.set_body(body).map_err(|error| refused(&error))?;
        }
        call.check().map_err(|error| refused(&error))?;
        Ok(call)
    }

    fn given(&self, name: &str) -> Vec<&String> {
        let given = self.matches.try_get_many::<String>(name);
        given.ok().flatten().into_iter().flatten().collect()
    }
}

/// The value that was given, or nothing.
fn typed(
    plan: &ClientCratePlan,
    parameter: &ParameterPlan,
    name: &str,
    given: &[&String],
) -> Result<Option<Value>, Failure> {
    let read = |ty: &RustType, text: &str| {
        value(plan, ty, text)
            .map_err(|error| Failure::new("argument", format!("`--{name} {text}`: {error}")))
    };
    match (&parameter.field.value, given) {
        (_, []) => Ok(None),
        // One JSON array, or the items one by one.
        (ty @ RustType::Vec(_), [whole]) if whole.starts_with('[') => read(ty, whole).map(Some),
        (RustType::Vec(item), items) => {
            let items: Result<Vec<Value>, Failure> =
                items.iter().map(|text| read(item, text)).collect();
            Ok(Some(Value::Array(items?)))
        }
        (ty, [text, ..]) => read(ty, text).map(Some),
    }
}

fn refused(error: &bindery_call::GivenError) -> Failure {
    Failure::new("argument", error.to_string())
        .help("`--help` behind the operation lists what it takes")
}
