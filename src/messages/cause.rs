//! Why the system could not do something: by the kind of the failure, so that it can be said in the
//! reader's language; in the system's own words where we have none.

use std::io;

use super::refusal::Refusal;
use super::said::{Told, said};
use super::tongue::{Messages, Tongue};
use newsprint_issue::clean::Clean;

/// A failure of the system, as it may be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cause {
    kind: io::ErrorKind,
    /// What we said ourselves.
    refusal: Option<Refusal>,
    /// The system's words, without its error number.
    words: Clean,
}

impl From<&io::Error> for Cause {
    fn from(error: &io::Error) -> Cause {
        let words = error.to_string();
        let end = words.find(" (os error").unwrap_or(words.len());
        Cause {
            kind: error.kind(),
            refusal: error
                .get_ref()
                .and_then(|inner| inner.downcast_ref())
                .copied(),
            words: Clean::line(&words[..end]),
        }
    }
}

impl Told for Cause {
    fn told(&self, messages: Messages) -> String {
        let (tongue, words) = (messages.tongue, &self.words);
        if let Some(refusal) = self.refusal {
            return refusal.told(messages);
        }
        match self.kind {
            io::ErrorKind::NotFound => said!(
                tongue,
                "{words}",
                "没有这个文件",
                "沒有這個檔案",
                "ファイルがありません",
            ),
            io::ErrorKind::PermissionDenied => said!(
                tongue,
                "{words}",
                "没有权限",
                "沒有權限",
                "権限がありません",
            ),
            io::ErrorKind::IsADirectory => said!(
                tongue,
                "{words}",
                "这是文件夹，不是文件",
                "這是資料夾，不是檔案",
                "ファイルではなくフォルダーです",
            ),
            io::ErrorKind::NotADirectory => said!(
                tongue,
                "{words}",
                "路径中有一段不是文件夹",
                "路徑中有一段不是資料夾",
                "途中にフォルダーでないものがあります",
            ),
            io::ErrorKind::InvalidInput => said!(
                tongue,
                "{words}",
                "不是普通文件",
                "不是一般檔案",
                "普通のファイルではありません",
            ),
            io::ErrorKind::InvalidData => said!(
                tongue,
                "{words}",
                "文件已损坏（{words}）",
                "檔案已損壞（{words}）",
                "ファイルが壊れています（{words}）",
            ),
            io::ErrorKind::AlreadyExists => {
                said!(tongue, "{words}", "已经存在", "已經存在", "すでにあります")
            }
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => said!(
                tongue,
                "{words}",
                "磁盘空间不足",
                "磁碟空間不足",
                "ディスクに空きがありません",
            ),
            io::ErrorKind::ReadOnlyFilesystem => said!(
                tongue,
                "{words}",
                "磁盘只能读取",
                "磁碟只能讀取",
                "読み取り専用のディスクです",
            ),
            io::ErrorKind::FileTooLarge => said!(
                tongue,
                "{words}",
                "文件太大",
                "檔案太大",
                "ファイルが大きすぎます",
            ),
            io::ErrorKind::TimedOut => said!(
                tongue,
                "no answer",
                "没有应答",
                "沒有回應",
                "応答がありません",
            ),
            _ => words.to_string(),
        }
    }
}
