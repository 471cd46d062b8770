//! The library: Go source of the standard packages, and of some others, that gopark brings along.

use include_dir::{Dir, include_dir};

static LIBRARY: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/assets/std");

/// The standard packages of Go 1.27.
const STANDARD: &str = "\
    archive/tar archive/zip bufio bytes cmp compress/bzip2 compress/flate compress/gzip compress/lzw \
    compress/zlib container/heap container/list container/ring context crypto crypto/aes crypto/cipher crypto/des \
    crypto/dsa crypto/ecdh crypto/ecdsa crypto/ed25519 crypto/elliptic crypto/fips140 crypto/hkdf crypto/hmac \
    crypto/hpke crypto/md5 crypto/mldsa crypto/mlkem crypto/mlkem/mlkemtest crypto/pbkdf2 crypto/rand crypto/rc4 \
    crypto/rsa crypto/sha1 crypto/sha256 crypto/sha3 crypto/sha512 crypto/subtle crypto/tls crypto/x509 \
    crypto/x509/pkix database/sql database/sql/driver debug/buildinfo debug/dwarf debug/elf debug/gosym \
    debug/macho debug/pe debug/plan9obj embed encoding encoding/ascii85 encoding/asn1 encoding/base32 \
    encoding/base64 encoding/binary encoding/csv encoding/gob encoding/hex encoding/json encoding/json/jsontext \
    encoding/json/v2 encoding/pem encoding/xml errors expvar flag fmt go/ast go/build go/build/constraint \
    go/constant go/doc go/doc/comment go/format go/importer go/parser go/printer go/scanner go/token go/types \
    go/version hash hash/adler32 hash/crc32 hash/crc64 hash/fnv hash/maphash html html/template image image/color \
    image/color/palette image/draw image/gif image/jpeg image/png index/suffixarray io io/fs io/ioutil iter log \
    log/slog log/syslog maps math math/big math/bits math/cmplx math/rand math/rand/v2 mime mime/multipart \
    mime/quotedprintable net net/http net/http/cgi net/http/cookiejar net/http/fcgi net/http/httptest \
    net/http/httptrace net/http/httputil net/http/pprof net/mail net/netip net/rpc net/rpc/jsonrpc net/smtp \
    net/textproto net/url os os/exec os/signal os/user path path/filepath plugin reflect regexp regexp/syntax \
    runtime runtime/cgo runtime/coverage runtime/debug runtime/metrics runtime/pprof runtime/race runtime/trace \
    slices sort strconv strings structs sync sync/atomic syscall testing testing/cryptotest testing/fstest \
    testing/iotest testing/quick testing/slogtest testing/synctest text/scanner text/tabwriter text/template \
    text/template/parse time time/tzdata unicode unicode/utf16 unicode/utf8 unique unsafe uuid weak";

/// A file of the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LibraryFile {
    /// Its name, below the library's folder: `fmt/print.go`.
    pub name: &'static str,
    /// Its text.
    pub text: &'static str,
}

/// The files of a package by its import path, in the order of their names; empty if the library has no such package.
pub fn files(path: &str) -> Vec<LibraryFile> {
    let mut files: Vec<_> = folder(path).into_iter().flat_map(go_files).collect();
    files.sort_by_key(|file| file.name);
    files
}

/// The import paths that programs can use, in order.
pub fn packages() -> Vec<&'static str> {
    let mut found = Vec::new();
    let mut folders: Vec<_> = LIBRARY.dirs().collect();
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        let path = folder.path().to_str().unwrap_or_default();
        if go_files(folder).next().is_some() && !is_internal(path) {
            found.push(path);
        }
    }
    found.sort_unstable();
    found
}

/// Whether only the library may import it.
pub fn is_internal(path: &str) -> bool {
    path.split('/').any(|part| part == "internal")
}

/// Whether it is one of Go's standard packages, supported or not.
pub fn is_standard(path: &str) -> bool {
    STANDARD.split_whitespace().any(|standard| standard == path)
}

/// The folder of a package. (Paths are compared as text: [`Dir::get_dir`] takes them apart again and again.)
fn folder(path: &str) -> Option<&'static Dir<'static>> {
    let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
    ends.map(|end| &path[..end])
        .try_fold(&LIBRARY, |outer, inner| outer.dirs().find(|dir| dir.path().as_os_str() == inner))
}

fn go_files<'a>(folder: &'a Dir<'static>) -> impl Iterator<Item = LibraryFile> + use<'a> {
    folder.files().filter_map(|file| {
        let is_go = file.path().extension().is_some_and(|end| end == "go");
        let (name, text) = (file.path().to_str()?, file.contents_utf8()?);
        is_go.then_some(LibraryFile { name, text })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_are_found() {
        let errors = files("errors");
        assert!(errors.iter().any(|file| file.name == "errors/errors.go" && file.text.contains("package errors")));
        assert!(files("nonsense").is_empty() && files("").is_empty() && files("golang.org").is_empty());
        let packages = packages();
        assert!(packages.contains(&"errors") && packages.contains(&"sync/atomic"));
        assert!(packages.is_sorted() && !packages.iter().any(|path| is_internal(path)));
    }

    #[test]
    fn standard_packages_are_known() {
        assert!(is_standard("encoding/json") && is_standard("fmt") && is_standard("unsafe"));
        assert!(!is_standard("encoding/jason") && !is_standard("golang.org/x/sync/errgroup"));
    }
}
