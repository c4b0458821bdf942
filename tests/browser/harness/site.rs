//! A static host for the build, as plain as the ones it is made for.

use std::convert::Infallible;
use std::fs;
use std::net::SocketAddr;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use http::{Request, Response};
use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::{Builder, Runtime};

/// A server on a free port of this machine; it stops when it is dropped.
pub(crate) struct Site {
    address: SocketAddr,
    files: Arc<Files>,
    runtime: Option<Runtime>,
}

impl Site {
    /// Serves a folder under a path such as `/` or `/sub/path/`. A path that is no
    /// file gives `index.html`, as the rewrites of the build ask for.
    pub(crate) fn serve(folder: PathBuf, base: &str) -> Self {
        assert!(
            folder.join("index.html").is_file(),
            "{} holds no build",
            folder.display()
        );
        let files = Arc::new(Files {
            folder,
            base: base.to_owned(),
        });
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .unwrap();
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).unwrap();
        let address = listener.local_addr().unwrap();
        runtime.spawn(listen(listener, Arc::clone(&files)));
        Self {
            address,
            files,
            runtime: Some(runtime),
        }
    }

    /// The address of a path of the app, such as `/result`.
    pub(crate) fn address(&self, path: &str) -> String {
        let path = path.strip_prefix('/').unwrap_or(path);
        format!("http://{}{}{path}", self.address, self.files.base)
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

async fn listen(listener: TcpListener, files: Arc<Files>) {
    while let Ok((stream, _)) = listener.accept().await {
        tokio::spawn(converse(stream, Arc::clone(&files)));
    }
}

async fn converse(stream: TcpStream, files: Arc<Files>) {
    let service = service_fn(|request: Request<Incoming>| {
        let answer = files.answer(request.uri().path());
        async { Ok::<_, Infallible>(answer) }
    });
    // A browser that hangs up in the middle is none of our business.
    let _ = http1::Builder::new()
        .serve_connection(TokioIo::new(stream), service)
        .await;
}

/// What is served, and where.
struct Files {
    folder: PathBuf,
    base: String,
}

impl Files {
    fn answer(&self, path: &str) -> Response<Full<Bytes>> {
        let Some(path) = path.strip_prefix(&self.base) else {
            let nothing = Response::builder().status(404);
            return nothing.body(Full::default()).unwrap();
        };
        let file = self.file(Path::new(path));
        let body = fs::read(&file).unwrap();
        Response::builder()
            .header("Content-Type", media_type(&file))
            .body(Full::from(body))
            .unwrap()
    }

    fn file(&self, path: &Path) -> PathBuf {
        let is_inside = path
            .components()
            .all(|part| matches!(part, Component::Normal(_)));
        Some(self.folder.join(path))
            .filter(|file| is_inside && file.is_file())
            .unwrap_or_else(|| self.folder.join("index.html"))
    }
}

fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("webmanifest") => "application/manifest+json",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
