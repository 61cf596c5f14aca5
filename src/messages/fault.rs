//! What can be wrong with the files a reader keeps and writes: bookmarks, settings, keys, themes,
//! patterns. One sentence each; who finds the fault says which it is.

use super::allowed::Allowed;
use super::said::said;
use super::tongue::{Messages, Tongue};

/// Something wrong with a file of the reader's, or with what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is said in full below")]
pub enum Fault<'a> {
    // Where it is.
    At {
        file: &'a str,
        line: usize,
        what: &'a str,
    },
    InTheme {
        file: &'a str,
        line: usize,
        what: &'a str,
    },
    AtCharacter {
        what: &'a str,
        character: usize,
    },
    // What is kept.
    BookmarksNowhere,
    PositionsNowhere,
    FixesNowhere,
    LeftAlone {
        path: &'a str,
        why: &'a str,
    },
    Unsaved {
        path: &'a str,
        why: &'a str,
    },
    Damaged {
        path: &'a str,
        line: usize,
        kept: usize,
        lost: usize,
        /// Where the original lies now; none when it stays where it is.
        aside: Option<&'a str>,
    },
    /// A bookmark by its words, its field, and what stands there; and how many others there are.
    Flawed {
        path: &'a str,
        mark: &'a str,
        field: &'a str,
        written: &'a str,
        others: usize,
    },
    Merged {
        path: &'a str,
        count: usize,
        aside: &'a str,
    },
    OfVersion {
        path: &'a str,
        version: u64,
    },
    Locked {
        path: &'a str,
    },
    // Settings.
    NoSetting {
        key: &'a str,
        meant: Option<&'a str>,
    },
    MustBe {
        key: &'a str,
        allowed: Allowed,
    },
    NotToml {
        reason: &'a str,
    },
    Unreadable {
        why: &'a str,
    },
    TooLarge,
    // Keys.
    NoKey {
        keys: &'a str,
    },
    NoAction {
        keys: &'a str,
        action: &'a str,
    },
    NoRoom {
        keys: &'a str,
        room: &'a str,
        rooms: &'a [&'a str],
    },
    NotThere {
        keys: &'a str,
        action: &'a str,
        room: &'a str,
    },
    InTheWay {
        keys: &'a str,
        other: &'a str,
    },
    BoundTwice {
        keys: &'a str,
    },
    // Themes.
    Colour {
        role: &'a str,
        value: &'a str,
    },
    NoPart {
        key: &'a str,
        meant: Option<&'a str>,
    },
    NoColour {
        role: &'a str,
    },
    NoParent {
        name: &'a str,
    },
    OwnParent,
    /// The themes on the way back, the one it names first.
    Circle {
        names: &'a [&'a str],
    },
    // A pattern, where the other sentences on it are too short.
    Unclear,
}

impl Messages {
    /// Says what is wrong.
    #[expect(clippy::too_many_lines, reason = "a table of sentences")]
    pub fn fault(self, fault: Fault<'_>) -> String {
        let tongue = self.tongue;
        match fault {
            Fault::At {
                file,
                line: 0,
                what,
            } => said!(
                tongue,
                "{file}: {what}",
                "{file}：{what}",
                "{file}：{what}",
                "{file}：{what}",
            ),
            Fault::At { file, line, what } => said!(
                tongue,
                "{file}, line {line}: {what}",
                "{file} 第 {line} 行：{what}",
                "{file} 第 {line} 行：{what}",
                "{file} の {line}行目：{what}",
            ),
            Fault::InTheme {
                file,
                line: 0,
                what,
            } => said!(
                tongue,
                "theme {file}: {what}",
                "主题 {file}：{what}",
                "主題 {file}：{what}",
                "配色 {file}：{what}",
            ),
            Fault::InTheme { file, line, what } => said!(
                tongue,
                "theme {file}, line {line}: {what}",
                "主题 {file} 第 {line} 行：{what}",
                "主題 {file} 第 {line} 行：{what}",
                "配色 {file} の {line}行目：{what}",
            ),
            Fault::AtCharacter { what, character } => said!(
                tongue,
                "{what}, at character {character}",
                "{what}（第 {character} 个字符处）",
                "{what}（第 {character} 個字元處）",
                "{what}（{character}文字目）",
            ),
            Fault::BookmarksNowhere => said!(
                tongue,
                "bookmarks last only until you leave: no home directory; set NEWSPRINT_HOME to a folder",
                "找不到主目录，书签只保留到退出为止；可将 NEWSPRINT_HOME 设为一个文件夹",
                "找不到家目錄，書籤只保留到結束為止；可將 NEWSPRINT_HOME 設為一個資料夾",
                "ホームがないため、しおりは終了すると消えます。NEWSPRINT_HOME にフォルダーを指定してください",
            ),
            Fault::PositionsNowhere => said!(
                tongue,
                "reading positions last only until you leave: no home directory; set NEWSPRINT_HOME to a folder",
                "找不到主目录，阅读位置只保留到退出为止；可将 NEWSPRINT_HOME 设为一个文件夹",
                "找不到家目錄，閱讀位置只保留到結束為止；可將 NEWSPRINT_HOME 設為一個資料夾",
                "ホームがないため、読んだ位置は終了すると消えます。NEWSPRINT_HOME にフォルダーを指定してください",
            ),
            Fault::FixesNowhere => said!(
                tongue,
                "what you set right lasts only until you leave: no home directory; set NEWSPRINT_HOME to a folder",
                "找不到主目录，校正只保留到退出为止；可将 NEWSPRINT_HOME 设为一个文件夹",
                "找不到家目錄，校正只保留到結束為止；可將 NEWSPRINT_HOME 設為一個資料夾",
                "ホームがないため、直した箇所は終了すると消えます。NEWSPRINT_HOME にフォルダーを指定してください",
            ),
            Fault::LeftAlone { path, why } => said!(
                tongue,
                "cannot read {path}: {why}; it is left as it is, and nothing is saved to it",
                "无法读取 {path}：{why}；文件保持原样，不再写入",
                "無法讀取 {path}：{why}；檔案維持原樣，不再寫入",
                "{path} を読めません：{why}。そのままにし、何も保存しません",
            ),
            Fault::Unsaved { path, why } => said!(
                tongue,
                "cannot save {path}: {why}; free it, or set NEWSPRINT_HOME to another folder",
                "无法保存 {path}：{why}；请腾出空间或放开权限，或将 NEWSPRINT_HOME 设为别的文件夹",
                "無法儲存 {path}：{why}；請騰出空間或開放權限，或將 NEWSPRINT_HOME 設為其他資料夾",
                "{path} に保存できません：{why}。空きや権限を確かめるか、NEWSPRINT_HOME に別のフォルダーを指定してください",
            ),
            Fault::Damaged {
                path,
                line,
                kept,
                lost,
                aside: Some(aside),
            } => said!(
                tongue,
                "{path} is damaged from line {line}: {kept} kept, {lost} lost; the original is {aside}",
                "{path} 自第 {line} 行起损坏：保住 {kept} 条，丢失 {lost} 条；原件存为 {aside}",
                "{path} 自第 {line} 行起損壞：保住 {kept} 筆，遺失 {lost} 筆；原檔存為 {aside}",
                "{path} は {line}行目から壊れています（{kept}件を保持、{lost}件を喪失）。元のファイルは {aside}",
            ),
            Fault::Damaged {
                path,
                line,
                kept,
                lost,
                aside: None,
            } => said!(
                tongue,
                "{path} is damaged from line {line}: {kept} kept, {lost} lost; it stays as it is, and nothing is saved to it",
                "{path} 自第 {line} 行起损坏：保住 {kept} 条，丢失 {lost} 条；文件保持原样，不再写入",
                "{path} 自第 {line} 行起損壞：保住 {kept} 筆，遺失 {lost} 筆；檔案維持原樣，不再寫入",
                "{path} は {line}行目から壊れています（{kept}件を保持、{lost}件を喪失）。そのままにし、何も保存しません",
            ),
            Fault::Flawed {
                path,
                mark,
                field,
                written,
                others: 0,
            } => said!(
                tongue,
                "{path}: the bookmark “{mark}” says {written} as {field}; it is shown without, and the file keeps it",
                "{path}：书签“{mark}”的 {field} 写作 {written}，无法理解；显示时略去，文件中保留",
                "{path}：書籤「{mark}」的 {field} 寫作 {written}，無法理解；顯示時略去，檔案中保留",
                "{path}：しおり「{mark}」の {field} が {written} で読めません。表示では省き、ファイルには残します",
            ),
            Fault::Flawed {
                path,
                mark,
                field,
                written,
                others,
            } => said!(
                tongue,
                "{path}: the bookmark “{mark}” says {written} as {field}, and {others} more are like it; they are shown without, and the file keeps it",
                "{path}：书签“{mark}”的 {field} 写作 {written}，无法理解，另有 {others} 条类似；显示时略去，文件中保留",
                "{path}：書籤「{mark}」的 {field} 寫作 {written}，無法理解，另有 {others} 筆類似；顯示時略去，檔案中保留",
                "{path}：しおり「{mark}」の {field} が {written} で読めません（ほかに{others}件）。表示では省き、ファイルには残します",
            ),
            Fault::Merged { path, count, aside } => said!(
                tongue,
                "{path} is merged, a copy that a synchroniser left: {count} new or changed by it; it is {aside} now",
                "已合并同步软件留下的副本 {path}：新增或更改 {count} 条；副本现为 {aside}",
                "已合併同步軟體留下的副本 {path}：新增或更動 {count} 筆；副本現為 {aside}",
                "同期ソフトが残した写し {path} を取り込みました（追加・変更{count}件）。写しは {aside} になりました",
            ),
            Fault::OfVersion { path, version } => said!(
                tongue,
                "{path} is of version {version}, newer than this newsprint: nothing is saved to it; update newsprint",
                "{path} 的版本为 {version}，比本程序新，不会写入；请更新 newsprint",
                "{path} 的版本為 {version}，比本程式新，不會寫入；請更新 newsprint",
                "{path} は版 {version} で、この newsprint より新しいため保存しません。newsprint を更新してください",
            ),
            Fault::Locked { path } => said!(
                tongue,
                "cannot save {path}: another newsprint is saving it; it is tried again",
                "无法保存 {path}：另一个 newsprint 正在写入；稍后再试",
                "無法儲存 {path}：另一個 newsprint 正在寫入；稍後再試",
                "{path} に保存できません：別の newsprint が保存中です。もう一度試します",
            ),
            Fault::NoSetting { key, meant: None } => said!(
                tongue,
                "there is no setting {key}",
                "没有 {key} 这项设置",
                "沒有 {key} 這項設定",
                "{key} という設定はありません",
            ),
            Fault::NoSetting {
                key,
                meant: Some(meant),
            } => said!(
                tongue,
                "there is no setting {key}; did you mean {meant}?",
                "没有 {key} 这项设置；是不是 {meant}？",
                "沒有 {key} 這項設定；是不是 {meant}？",
                "{key} という設定はありません。{meant} のことでしょうか",
            ),
            Fault::MustBe { key, allowed } => {
                let allowed = self.allowed(allowed);
                said!(
                    tongue,
                    "{key} must be {allowed}",
                    "{key} 应为{allowed}",
                    "{key} 應為{allowed}",
                    "{key} は{allowed}にしてください",
                )
            }
            Fault::NotToml { reason } => said!(
                tongue,
                "{reason}",
                "不合 TOML 语法（{reason}）",
                "不合 TOML 語法（{reason}）",
                "TOML として読めません（{reason}）",
            ),
            Fault::Unreadable { why } => said!(
                tongue,
                "{why}",
                "无法读取：{why}",
                "無法讀取：{why}",
                "読めません：{why}",
            ),
            Fault::TooLarge => said!(
                tongue,
                "too large",
                "文件太大",
                "檔案太大",
                "ファイルが大きすぎます",
            ),
            Fault::NoKey { keys } => said!(
                tongue,
                "{keys} is no key",
                "没有 {keys} 这个键",
                "沒有 {keys} 這個鍵",
                "{keys} というキーはありません",
            ),
            Fault::NoAction { keys, action } => said!(
                tongue,
                "{keys} is for {action}, which nothing is called",
                "{keys} 设给了 {action}，但没有这个动作",
                "{keys} 設給了 {action}，但沒有這個動作",
                "{keys} に割り当てた {action} という動作はありません",
            ),
            Fault::NoRoom { keys, room, rooms } => {
                let rooms = self.and(rooms);
                said!(
                    tongue,
                    "{keys} is for {room}, where there are no keys; rooms are {rooms}",
                    "{keys} 设在 {room}，但没有这一节；可用的有 {rooms}",
                    "{keys} 設在 {room}，但沒有這一節；可用的有 {rooms}",
                    "{keys} を書いた {room} という節はありません。あるのは {rooms}",
                )
            }
            Fault::NotThere { keys, action, room } => said!(
                tongue,
                "{keys} is for {action}, which can do nothing in {room}",
                "{keys} 设给了 {action}，但它在 {room} 中不起作用",
                "{keys} 設給了 {action}，但它在 {room} 中不起作用",
                "{keys} に割り当てた {action} は {room} では働きません",
            ),
            Fault::InTheWay { keys, other } => said!(
                tongue,
                "{keys} and {other} are in each other's way",
                "{keys} 与 {other} 相互冲突",
                "{keys} 與 {other} 互相衝突",
                "{keys} と {other} がぶつかっています",
            ),
            Fault::BoundTwice { keys } => said!(
                tongue,
                "{keys} is bound on another line already",
                "{keys} 在另一行已有设置",
                "{keys} 在另一行已有設定",
                "{keys} は別の行で割り当て済みです",
            ),
            Fault::Colour { role, value } => said!(
                tongue,
                "{role} is \"{value}\", wanted \"#RRGGBB\", \"terminal\" or a name of [palette]",
                "{role} 写作 \"{value}\"，应为 \"#RRGGBB\"、\"terminal\" 或 [palette] 中的名称",
                "{role} 寫成 \"{value}\"，應為 \"#RRGGBB\"、\"terminal\" 或 [palette] 中的名稱",
                "{role} が \"{value}\" です。\"#RRGGBB\"、\"terminal\" か [palette] の名前を書いてください",
            ),
            Fault::NoPart { key, meant: None } => said!(
                tongue,
                "a theme has no {key}",
                "主题中没有 {key} 这一项",
                "主題中沒有 {key} 這一項",
                "配色に {key} という項目はありません",
            ),
            Fault::NoPart {
                key,
                meant: Some(meant),
            } => said!(
                tongue,
                "a theme has no {key}; did you mean {meant}?",
                "主题中没有 {key} 这一项；是不是 {meant}？",
                "主題中沒有 {key} 這一項；是不是 {meant}？",
                "配色に {key} という項目はありません。{meant} のことでしょうか",
            ),
            Fault::NoColour { role } => said!(
                tongue,
                "no colour for {role}, and no theme to inherit it from",
                "{role} 没有颜色，也没有可沿用的主题",
                "{role} 沒有顏色，也沒有可沿用的主題",
                "{role} の色がなく、受け継ぐ配色もありません",
            ),
            Fault::NoParent { name } => said!(
                tongue,
                "there is no theme {name} to inherit from",
                "要沿用的主题 {name} 不存在",
                "要沿用的主題 {name} 不存在",
                "受け継ぐ配色 {name} がありません",
            ),
            Fault::OwnParent => said!(
                tongue,
                "cannot inherit from itself",
                "不能沿用自身",
                "不能沿用自己",
                "自分自身は受け継げません",
            ),
            Fault::Circle { names } => {
                let first = names.first().copied().unwrap_or_default();
                let which = names.iter().skip(1);
                let which: Vec<String> = which
                    .map(|name| format!("which inherits from {name}"))
                    .collect();
                let (which, way) = (which.join(", "), names.join(" → "));
                said!(
                    tongue,
                    "cannot inherit from {first}, {which}",
                    "沿用成环：{way}",
                    "沿用成環：{way}",
                    "受け継ぎが一周しています：{way}",
                )
            }
            Fault::Unclear => said!(
                tongue,
                "it cannot be read",
                "不是有效的正则表达式",
                "不是有效的正規表示式",
                "正規表現として読めません",
            ),
        }
    }
}
