//! What we refuse to open ourselves, in every language; it travels inside an error of the system.

use std::fmt;
use std::io;

use super::said::{Told, said};
use super::tongue::{Messages, Tongue};

/// Why something is not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is no zip archive, or a damaged one.
    Damaged,
    /// It is a zip archive of more than so many files.
    TooManyFiles(usize),
    /// The files of a zip archive share their bytes.
    Overlapping,
    /// It unpacks to more than so many MiB, which is more than anything of its size does.
    Beyond(u64),
    /// It is larger than so many MiB.
    Larger(u64),
    /// It is a folder, where a file is wanted.
    Folder,
    /// It is a named pipe.
    Pipe,
    /// It is a socket.
    Socket,
    /// It is a device.
    Device,
    /// It is a link, where only the file itself will do.
    Link,
    /// Its bytes are no text in UTF-8.
    NoText,
    /// It was closed before anything could be printed.
    Closed,
}

impl Refusal {
    /// That something unpacks to more than so many bytes.
    pub fn beyond(bytes: u64) -> Refusal {
        Refusal::Beyond(Refusal::mebibytes(bytes))
    }

    /// Bytes as whole MiB, one at least.
    pub fn mebibytes(bytes: u64) -> u64 {
        bytes.div_ceil(1 << 20).max(1)
    }

    /// The kind of error that it is.
    fn kind(self) -> io::ErrorKind {
        match self {
            Refusal::Damaged
            | Refusal::TooManyFiles(_)
            | Refusal::Overlapping
            | Refusal::NoText => io::ErrorKind::InvalidData,
            Refusal::Beyond(_) | Refusal::Larger(_) => io::ErrorKind::FileTooLarge,
            Refusal::Folder | Refusal::Pipe | Refusal::Socket | Refusal::Device | Refusal::Link => {
                io::ErrorKind::InvalidInput
            }
            Refusal::Closed => io::ErrorKind::NotConnected,
        }
    }
}

impl From<Refusal> for io::Error {
    fn from(refusal: Refusal) -> io::Error {
        io::Error::new(refusal.kind(), refusal)
    }
}

impl Told for Refusal {
    fn told(&self, messages: Messages) -> String {
        let tongue = messages.tongue;
        match self {
            Refusal::Damaged => said!(
                tongue,
                "a damaged zip archive",
                "压缩包已损坏",
                "壓縮檔已損壞",
                "壊れた圧縮ファイルです",
            ),
            Refusal::TooManyFiles(most) => said!(
                tongue,
                "a zip archive of more than {most} files",
                "压缩包中的文件多于 {most} 个",
                "壓縮檔中的檔案多於 {most} 個",
                "圧縮ファイルの中が{most}ファイルを超えています",
            ),
            Refusal::Overlapping => said!(
                tongue,
                "a zip archive whose files lie over one another",
                "压缩包中的文件相互重叠",
                "壓縮檔中的檔案相互重疊",
                "圧縮ファイルの中身が重なり合っています",
            ),
            Refusal::Beyond(most) => said!(
                tongue,
                "unpacks to more than {most} MiB, far more than papers of its size do",
                "解压后超过 {most} MiB，远非这样大小的报纸所应有",
                "解壓後超過 {most} MiB，遠非這樣大小的報紙所應有",
                "展開すると {most} MiB を超え、この大きさの新聞とは思えません",
            ),
            Refusal::Larger(most) => said!(
                tongue,
                "larger than {most} MiB",
                "超过 {most} MiB",
                "超過 {most} MiB",
                "{most} MiB を超えています",
            ),
            Refusal::Folder => said!(
                tongue,
                "it is a folder, not a file",
                "这是文件夹，不是文件",
                "這是資料夾，不是檔案",
                "ファイルではなくフォルダーです",
            ),
            Refusal::Pipe => said!(
                tongue,
                "it is a named pipe, not a file",
                "这是命名管道，不是文件",
                "這是具名管線，不是檔案",
                "ファイルではなく名前付きパイプです",
            ),
            Refusal::Socket => said!(
                tongue,
                "it is a socket, not a file",
                "这是套接字，不是文件",
                "這是通訊端，不是檔案",
                "ファイルではなくソケットです",
            ),
            Refusal::Device => said!(
                tongue,
                "it is a device, not a file",
                "这是设备，不是文件",
                "這是裝置，不是檔案",
                "ファイルではなくデバイスです",
            ),
            Refusal::Link => said!(
                tongue,
                "it is a link, not the file itself",
                "这是链接，不是文件本身",
                "這是連結，不是檔案本身",
                "ファイルそのものではなくリンクです",
            ),
            Refusal::NoText => said!(
                tongue,
                "it is no text in UTF-8",
                "不是 UTF-8 文本",
                "不是 UTF-8 文字",
                "UTF-8 のテキストではありません",
            ),
            Refusal::Closed => said!(
                tongue,
                "standard output is closed",
                "标准输出已关闭",
                "標準輸出已關閉",
                "標準出力が閉じられています",
            ),
        }
    }
}

/// In English, for whoever reads a program's words rather than a reader's.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told(Messages::ENGLISH))
    }
}

impl std::error::Error for Refusal {}
