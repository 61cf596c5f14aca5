//! What we refuse to open ourselves, in every language; it travels inside an error of the system.

use std::fmt;
use std::io;

use super::message::{Messages, Tongue};
use super::said::{Told, said};

/// Why something is not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is no zip archive, or a damaged one.
    Damaged,
    /// It is a zip archive of more than so many files.
    TooManyFiles(usize),
    /// The files of a zip archive share their bytes.
    Overlapping,
    /// It unfolds to more than a paper can be.
    Bomb,
    /// It is larger than so many MiB.
    Larger(u64),
    /// It is a device, a pipe or a socket.
    NeitherFileNorFolder,
    /// It is no file.
    NoFile,
}

impl Refusal {
    /// The kind of error that it is.
    fn kind(self) -> io::ErrorKind {
        match self {
            Refusal::Damaged | Refusal::TooManyFiles(_) | Refusal::Overlapping => {
                io::ErrorKind::InvalidData
            }
            Refusal::Bomb | Refusal::Larger(_) => io::ErrorKind::FileTooLarge,
            Refusal::NeitherFileNorFolder | Refusal::NoFile => io::ErrorKind::InvalidInput,
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
            Refusal::Bomb => said!(
                tongue,
                "unfolds to more than a paper can be",
                "解压后大得不可能是报纸",
                "解壓後大得不可能是報紙",
                "展開すると新聞とは思えない大きさになります",
            ),
            Refusal::Larger(most) => said!(
                tongue,
                "larger than {most} MiB",
                "超过 {most} MiB",
                "超過 {most} MiB",
                "{most} MiB を超えています",
            ),
            Refusal::NeitherFileNorFolder => said!(
                tongue,
                "neither a file nor a folder",
                "既不是文件，也不是文件夹",
                "既不是檔案，也不是資料夾",
                "ファイルでもフォルダーでもありません",
            ),
            Refusal::NoFile => said!(
                tongue,
                "not a file",
                "不是文件",
                "不是檔案",
                "ファイルではありません",
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
