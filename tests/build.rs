//! Whether the data of others lies beside the project: tests that need it are ignored where it does not.

fn main() {
    println!("cargo::rustc-check-cfg=cfg(shared)");
    println!("cargo::rerun-if-changed=../shared");
    println!("cargo::rerun-if-changed=tests/build.rs");
    if std::path::Path::new("../shared/seed/page.txt").is_file() {
        println!("cargo::rustc-cfg=shared");
    }
}
