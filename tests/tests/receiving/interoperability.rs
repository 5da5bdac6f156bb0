//! Deliveries that other implementations sign: Python's `hmac`, Node's `crypto` and OpenSSL. A tool that is
//! not on the machine is left out, and the test says so.

use std::{
    fs,
    io::Write as _,
    path::Path,
    process::{Command, Stdio},
};

use bindery::{
    Secret,
    webhook::{
        Algorithm, Deliveries, Encoding, Incoming, Outcome, RawDelivery, Receiver, SignatureScheme,
        Signed, UnknownEvent, WebhookMeta,
    },
};
use http::{HeaderMap, HeaderValue};

/// A provider that signs the body in one way.
macro_rules! provider {
    ($name:ident, $scheme:expr) => {
        struct $name;

        impl Deliveries for $name {
            type Event = UnknownEvent;
            type Delivery = RawDelivery;
            type Trust = Signed;

            fn meta() -> &'static WebhookMeta {
                static META: WebhookMeta = {
                    let mut meta = WebhookMeta::new(stringify!($name));
                    meta.signature($scheme);
                    meta
                };
                &META
            }
        }
    };
}

const fn hmac(algorithm: Algorithm, encoding: Encoding) -> SignatureScheme<'static> {
    SignatureScheme::hmac(algorithm, &["x-signature"]).encoding(encoding)
}

provider!(Sha1Hex, hmac(Algorithm::Sha1, Encoding::Hex));
provider!(Sha1Base64, hmac(Algorithm::Sha1, Encoding::Base64));
provider!(Sha256Hex, hmac(Algorithm::Sha256, Encoding::Hex));
provider!(Sha256Base64, hmac(Algorithm::Sha256, Encoding::Base64));
provider!(Sha512Hex, hmac(Algorithm::Sha512, Encoding::Hex));
provider!(Sha512Base64, hmac(Algorithm::Sha512, Encoding::Base64));
provider!(
    Ed25519,
    SignatureScheme::ed25519(&["x-signature"]).key_encoding(Encoding::Hex)
);

/// Secrets as providers make them: text, text that looks like hexadecimal, longer than a block of the hash.
fn secrets() -> [String; 3] {
    [
        "whsec ä€ 1".to_owned(),
        "b537207f20cbfa02357cf448134da559e8bd39d61597dcd5631b8012eae53e81".to_owned(),
        "k".repeat(200),
    ]
}

/// Bodies of every kind: small, beyond ASCII, with line breaks, large.
fn bodies() -> [Vec<u8>; 4] {
    [
        b"{}".to_vec(),
        "{\"name\":\"Grüße, 世界 \u{1f30d}\"}".into(),
        b"{\r\n  \"a\": \"\\u0000\",\n\t\"b\": []\n}\n".to_vec(),
        format!("[{}0]", "12345,".repeat(20_000)).into(),
    ]
}

/// The private key of the first test of RFC 8032, and its public key.
const PRIVATE: &str = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
const PUBLIC: &str = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

/// What stands before the key in PKCS #8.
const PKCS8: &str = "302e020100300506032b657004220420";

const PYTHON: &str = "
import base64, hashlib, hmac, os, sys
mac = hmac.new(os.environb[b'KEY'], sys.stdin.buffer.read(), sys.argv[1]).digest()
print(mac.hex() if sys.argv[2] == 'hex' else base64.b64encode(mac).decode())
";

const NODE: &str = "
const crypto = require('node:crypto');
const body = require('node:fs').readFileSync(0);
const [algorithm, encoding] = process.argv.slice(1);
if (algorithm === 'ed25519') {
  const der = Buffer.from(process.env.KEY, 'hex');
  const key = crypto.createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  console.log(crypto.sign(null, body, key).toString(encoding));
} else {
  console.log(crypto.createHmac(algorithm, process.env.KEY).update(body).digest(encoding));
}
";

const OPENSSL: &str = r#"
if [ "$1" = ed25519 ]; then
  openssl pkeyutl -sign -inkey "$3" -keyform DER -rawin -in "$4"
else
  openssl dgst "-$1" -mac HMAC -macopt "key:$KEY" -binary
fi | if [ "$2" = hex ]; then od -An -v -tx1 | tr -d ' \n'; else openssl base64 -A; fi
"#;

/// Runs a tool with the body as its input. None where it is not there.
fn run(program: &str, arguments: &[&str], key: &str, body: &[u8]) -> Option<String> {
    let mut child = Command::new(program)
        .args(arguments)
        .env("KEY", key)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .ok()?;
    let mut input = child.stdin.take().expect("an input");
    // A tool that reads the body from a file closes its input early.
    let _ = input.write_all(body);
    drop(input);
    let output = child.wait_with_output().expect("it ends");
    let problem = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program}: {problem}");
    Some(
        String::from_utf8(output.stdout)
            .expect("a text")
            .trim()
            .to_owned(),
    )
}

/// Whether a tool is on this machine; where not, the output says that it was left out.
fn is_there(program: &str, arguments: &[&str]) -> bool {
    let ran = Command::new(program).args(arguments).output();
    let is_there = ran.is_ok_and(|ran| ran.status.success());
    if !is_there {
        eprintln!("LEFT OUT: {program} is not on this machine; nothing was checked against it");
    }
    is_there
}

/// Asserts that the signature is taken over this body by this key, and over nothing else.
async fn agrees<P: Deliveries<Trust = Signed>>(key: &str, body: &[u8], signature: &str) {
    let cases = [
        (key, body.to_vec(), true),
        (key, [body, b" "].concat(), false),
        ("another", body.to_vec(), false),
    ];
    for (key, body, is_right) in cases {
        let key = if P::meta().provider() == "Ed25519" && key == "another" {
            PRIVATE
        } else {
            key
        };
        let mut headers = HeaderMap::new();
        headers.insert(
            "x-signature",
            HeaderValue::from_str(signature).expect("a header"),
        );
        let receiver = Receiver::<P>::new(Secret::from(key));
        let outcome = receiver.receive(Incoming::new("/", headers, body)).await;
        let is_taken = matches!(outcome, Outcome::Delivery(..));
        assert_eq!(
            is_taken,
            is_right,
            "{} {signature}: {outcome:?}",
            P::meta().provider()
        );
    }
}

async fn agrees_in(algorithm: &str, encoding: &str, key: &str, body: &[u8], signature: &str) {
    match (algorithm, encoding) {
        ("sha1", "hex") => agrees::<Sha1Hex>(key, body, signature).await,
        ("sha1", _) => agrees::<Sha1Base64>(key, body, signature).await,
        ("sha256", "hex") => agrees::<Sha256Hex>(key, body, signature).await,
        ("sha256", _) => agrees::<Sha256Base64>(key, body, signature).await,
        ("sha512", "hex") => agrees::<Sha512Hex>(key, body, signature).await,
        _ => agrees::<Sha512Base64>(key, body, signature).await,
    }
}

async fn hmacs(program: &str, script: &[&str]) {
    for (algorithm, encoding) in [
        ("sha1", "hex"),
        ("sha1", "base64"),
        ("sha256", "hex"),
        ("sha256", "base64"),
        ("sha512", "hex"),
        ("sha512", "base64"),
    ] {
        for key in secrets() {
            for body in bodies() {
                let arguments = [script, &[algorithm, encoding]].concat();
                let signature = run(program, &arguments, &key, &body).expect("it is there");
                agrees_in(algorithm, encoding, &key, &body, &signature).await;
            }
        }
    }
}

#[tokio::test]
async fn what_python_signs_is_taken() {
    if is_there("python3", &["--version"]) {
        hmacs("python3", &["-c", PYTHON]).await;
    }
}

#[tokio::test]
async fn what_node_signs_is_taken() {
    if !is_there("node", &["--version"]) {
        return;
    }
    hmacs("node", &["-e", NODE]).await;
    let key = format!("{PKCS8}{PRIVATE}");
    for body in bodies() {
        let signature = run("node", &["-e", NODE, "ed25519", "hex"], &key, &body);
        agrees::<Ed25519>(PUBLIC, &body, &signature.expect("it is there")).await;
    }
}

#[tokio::test]
async fn what_openssl_signs_is_taken() {
    if !is_there("openssl", &["version"]) || !is_there("sh", &["-c", "od --version || true"]) {
        return;
    }
    hmacs("sh", &["-c", OPENSSL, "sign"]).await;
    let folder = tempfile::tempdir().expect("a folder");
    let file = |name: &str| folder.path().join(name);
    fs::write(file("key.der"), bytes(&format!("{PKCS8}{PRIVATE}"))).expect("a key");
    for body in bodies() {
        fs::write(file("body"), &body).expect("a body");
        let (key, text) = (path(&file("key.der")), path(&file("body")));
        let arguments = ["-c", OPENSSL, "sign", "ed25519", "hex", &key, &text];
        let signature = run("sh", &arguments, "", b"").expect("it is there");
        agrees::<Ed25519>(PUBLIC, &body, &signature).await;
    }
}

fn path(path: &Path) -> String {
    path.to_str().expect("a path in UTF-8").to_owned()
}

fn bytes(text: &str) -> Vec<u8> {
    (0..text.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&text[at..at + 2], 16).expect("hexadecimal"))
        .collect()
}
