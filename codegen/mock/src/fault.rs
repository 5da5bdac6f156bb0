//! Failures on request.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use http::header::HeaderName;

/// The header that asks for a failure of the request it stands in.
pub(crate) const FAULT: HeaderName = HeaderName::from_static("bindery-mock-fault");

/// The longest delay: nobody waits longer to see what a client does.
const MAX_DELAY: Duration = Duration::from_secs(600);

/// A failure that somebody asked for.
///
/// As text, in the header `Bindery-Mock-Fault` or on the command line, its parts are separated by `;`:
///
/// | Part | Does |
/// |---|---|
/// | `status=503` | answers with this status, in the documented form, without doing anything |
/// | `retry-after=2` | says to wait so many seconds; only with `status` |
/// | `delay=250ms` | waits before it answers: a number with `ms` or `s` |
/// | `truncate` | does what was asked, and breaks the connection off halfway through the answer's body |
/// | `disconnect` | closes the connection without an answer, and without doing anything |
/// | `times=2` | fails so many requests; 1 when left out |
///
/// ```
/// use bindery_mock::Fault;
///
/// let fault: Fault = "status=503; retry-after=2; times=3".parse()?;
/// assert_eq!(fault, Fault::status(503).retry_after(2).times(3));
/// # Ok::<(), bindery_mock::FaultError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub(crate) status: Option<u16>,
    pub(crate) retry_after: Option<u64>,
    pub(crate) delay: Option<Duration>,
    pub(crate) truncate: bool,
    pub(crate) disconnect: bool,
    pub(crate) times: u32,
}

/// Why a text asks for no [`Fault`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaultError {
    part: String,
    expected: &'static str,
}

impl Fault {
    const NONE: Self = Self {
        status: None,
        retry_after: None,
        delay: None,
        truncate: false,
        disconnect: false,
        times: 1,
    };

    /// Answers with this status, from 100 to 599, in the documented form.
    pub const fn status(status: u16) -> Self {
        Self {
            status: Some(status),
            ..Self::NONE
        }
    }

    /// Answers late.
    pub const fn delay(delay: Duration) -> Self {
        Self {
            delay: Some(delay),
            ..Self::NONE
        }
    }

    /// Breaks the connection off halfway through the answer's body.
    pub const fn truncate() -> Self {
        Self {
            truncate: true,
            ..Self::NONE
        }
    }

    /// Closes the connection without an answer.
    pub const fn disconnect() -> Self {
        Self {
            disconnect: true,
            ..Self::NONE
        }
    }

    /// Says to wait so many seconds before another attempt.
    #[must_use]
    pub const fn retry_after(mut self, seconds: u64) -> Self {
        self.retry_after = Some(seconds);
        self
    }

    /// Fails so many requests, one after the other. Default: 1.
    #[must_use]
    pub const fn times(mut self, times: u32) -> Self {
        self.times = times;
        self
    }
}

impl FromStr for Fault {
    type Err = FaultError;

    fn from_str(text: &str) -> Result<Self, FaultError> {
        let mut fault = Self::NONE;
        for part in text
            .split(';')
            .map(str::trim)
            .filter(|part| !part.is_empty())
        {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            let error = |expected| FaultError {
                part: part.to_owned(),
                expected,
            };
            let (name, value) = (name.trim(), value.trim());
            match name {
                "status" => {
                    let status = value
                        .parse()
                        .ok()
                        .filter(|status| (100..600).contains(status));
                    fault.status = Some(status.ok_or_else(|| error("a status from 100 to 599"))?);
                }
                "retry-after" => {
                    let seconds = value.parse().map_err(|_| error("a number of seconds"))?;
                    fault.retry_after = Some(seconds);
                }
                "delay" => {
                    let delay = duration(value);
                    fault.delay = Some(
                        delay.ok_or_else(|| error("a time up to 600s, such as `250ms` or `2s`"))?,
                    );
                }
                "truncate" if value.is_empty() => fault.truncate = true,
                "disconnect" if value.is_empty() => fault.disconnect = true,
                "times" => fault.times = value.parse().map_err(|_| error("a number"))?,
                _ => {
                    return Err(error(
                        "one of `status=`, `retry-after=`, `delay=`, `truncate`, `disconnect`, `times=`",
                    ));
                }
            }
        }
        if fault == Self::NONE {
            return Err(FaultError {
                part: text.trim().to_owned(),
                expected: "a failure such as `status=503; retry-after=2`",
            });
        }
        Ok(fault)
    }
}

fn duration(text: &str) -> Option<Duration> {
    let delay = if let Some(number) = text.strip_suffix("ms") {
        Duration::from_millis(number.trim().parse().ok()?)
    } else {
        Duration::from_secs(text.strip_suffix('s')?.trim().parse().ok()?)
    };
    (delay <= MAX_DELAY).then_some(delay)
}

impl fmt::Display for FaultError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:?} asks for no fault: expected {}",
            self.part, self.expected
        )
    }
}

impl std::error::Error for FaultError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_has_parts() {
        let fault: Fault = " delay = 2s;truncate ".parse().expect("a fault");
        let delayed = Fault {
            truncate: true,
            ..Fault::delay(Duration::from_secs(2))
        };
        assert_eq!(fault, delayed);
    }

    #[test]
    fn what_is_no_fault_says_what_was_expected() {
        for (text, expected) in [
            ("", "a failure such as"),
            ("status=99", "a status from 100"),
            ("status=teapot", "a status from 100"),
            ("delay=2", "a time up to 600s"),
            ("delay=601s", "a time up to 600s"),
            ("truncate=1", "one of"),
            ("stats=503", "one of"),
            ("retry-after=soon; status=503", "a number of seconds"),
        ] {
            let error = text.parse::<Fault>().expect_err(text).to_string();
            assert!(error.contains(expected), "{text}: {error}");
        }
    }
}
