//! Chinese in traditional characters, in the words of Taiwan's and Hong Kong's papers. Every message
//! has an arm of its own: one that is missing does not compile.

use super::message::Message;
use super::number::grouped;
use super::tongue::Tongue;

#[allow(
    clippy::too_many_lines,
    reason = "a table of every message, an arm each"
)]
pub(super) fn say(message: Message<'_>) -> String {
    let count = |count| grouped(count, Tongue::Traditional);
    let plain = match message {
        // Where the reader is.
        Message::Story { number, count } => return format!("文章 {number}/{count}"),
        Message::Screen {
            number,
            count: Some(count),
        } => return format!("第 {number}/{count} 屏"),
        Message::Screen {
            number,
            count: None,
        } => return format!("第 {number} 屏"),
        Message::Progress { percent, minutes } => {
            return format!("已讀 {percent}% · 約剩 {minutes} 分鐘");
        }
        Message::Finished => "已讀完",
        Message::Under { heading } => return format!("本節：{heading}"),
        Message::Standing { unread, bookmarks } => {
            return format!("未讀 {} · 書籤 {}", count(unread), count(bookmarks));
        }
        Message::Resumed => "從上次的位置續讀；g g 回到文首",
        Message::Saved => "已收藏",
        Message::NotSaved => "未收藏",
        Message::Day { date } => return date.strftime("%Y年%-m月%-d日").to_string(),
        // Names of things that have none.
        Message::Paper => "報紙",
        Message::Page { number } => return format!("第 {number} 版"),
        Message::Untitled => "無題",
        // What there is no more of.
        Message::LastStory => "這是最後一篇",
        Message::FirstStory => "這是第一篇",
        Message::NoUnread => "沒有未讀的文章了",
        Message::NoHeading => "沒有其他小標題",
        Message::NoSection => "沒有其他版面",
        Message::NoJump => "本文已全文刊出，沒有轉版",
        // Searching.
        Message::Hits {
            number,
            count: among,
        } => return format!("第 {}/{} 處", count(number), count(among)),
        Message::NoHits => "找不到",
        Message::WrappedToStart => "已到文末，從文首繼續",
        Message::WrappedToEnd => "已到文首，從文末繼續",
        // Keeping.
        Message::StorySaved => "已收藏本文",
        Message::StoryReleased => "已取消收藏",
        Message::PlaceSaved => "已在此處夾上書籤",
        Message::PlaceReleased => "已取下此處書籤",
        Message::Removed => "書籤已刪除，按 u 復原",
        Message::Restored => "書籤已復原",
        Message::NothingToUndo => "沒有可以復原的",
        Message::NotKept => "尚未儲存，會再試",
        Message::UntilLeft => "已標記，結束後不保留",
        // Setting.
        Message::Theme { title } => return format!("主題：{title}"),
        Message::NoTheme { name } => return format!("沒有名為 {name} 的主題"),
        Message::Measure { cells } => return format!("欄寬：{cells} 格（{} 字）", cells / 2),
        Message::Columns { count: None } => "欄數：自動",
        Message::Columns { count: Some(count) } => return format!("欄數：{count}"),
        Message::Vertical => "直排",
        Message::Horizontal => "橫排",
        Message::InSimplified => "以簡體顯示",
        Message::InTraditional => "以正體顯示",
        Message::OneScript => "中文報紙才能切換正體與簡體",
        // Lists.
        Message::Sections => "版面",
        Message::Pages => "所有版面",
        Message::Opening => "導語",
        Message::Unread => "未讀",
        Message::Bookmarks => "書籤",
        Message::BookmarkCount { count: all } => return format!("共 {} 則", count(all)),
        Message::NoBookmarks => "還沒有書籤；按 b 收藏文章",
        Message::NoMatch => "沒有符合的書籤",
        Message::Moved => "原文已更動",
        Message::Elsewhere => "不在本期",
        Message::Help => "說明",
        Message::Notes => "讀入紀錄",
        Message::NoNotes => "沒有缺漏，也沒有推測",
        Message::SetAt { cells } => {
            return format!("本屏欄寬 {cells} 格（{} 字），排版時放寬：", cells / 2);
        }
        Message::Conceded { part, lapse } => return format!("{part}：{lapse}"),
        Message::Paragraph { number } => return format!("第 {number} 段"),
        Message::HeadlineBlock => "標題",
        Message::Crosshead => "小標題",
        Message::Caption => "圖說",
        Message::PictureMissing => "找不到這張圖片。",
        Message::NotAPicture => "這不是能開啟的圖片。",
        Message::PictureTooLarge => "圖片太大，無法顯示。",
        Message::Table => "表格",
        Message::LinesBegin {
            count: lines,
            mark,
            level,
        } => return format!("{lines} 行以「{mark}」開頭{}", to(level)),
        Message::LinesEnd {
            count: lines,
            mark,
            level,
        } => return format!("{lines} 行以「{mark}」結尾{}", to(level)),
        Message::LinesCut { count: lines } => {
            return format!("{lines} 行在長於一行的單詞或數字中斷開");
        }
        Message::Row { number, count } => return format!("{number}/{count}"),
        // Groups of the help.
        Message::Reading => "閱讀",
        Message::Moving => "移動",
        Message::Searching => "搜尋",
        Message::Keeping => "收藏",
        Message::Correcting => "校正",
        Message::Setting => "版式",
        Message::Program => "程式",
        // Troubles of the command line, and their ways out.
        Message::CannotRead { what, why } => return format!("無法讀取 {what}：{why}"),
        Message::CannotWrite { what, why } => return format!("無法寫入 {what}：{why}"),
        Message::WayOut { what, way_out } if what.ends_with('？') => {
            return format!("{what}{way_out}");
        }
        Message::WayOut { what, way_out } => return format!("{what}；{way_out}"),
        Message::CannotPrint { why } => return format!("無法輸出：{why}"),
        Message::CannotUseTerminal { why } => return format!("無法使用終端機：{why}"),
        Message::ThemesAre { name, known } => {
            return format!("沒有名為 {name} 的主題；現有 {known}");
        }
        Message::Newer { version } => {
            return format!("格式版本為 {version}，此版程式無法辨識");
        }
        Message::UnknownFormat => "不是 newsprint 能辨識的格式",
        Message::NoIssueFile => "這個資料夾不是報紙",
        Message::NothingInside => "其中沒有內容",
        Message::NotText => "不是純文字",
        Message::NotEmpty => "其中已有檔案；請用 -o 另選空資料夾",
        Message::SeeHelp => "請見 newsprint --help",
        Message::CheckName => "請檢查名稱",
        Message::AskOwner => "請向檔案擁有者索取權限，或複製一份",
        Message::GivePart => "請只給 newsprint 其中一部分",
        Message::GiveInput => "請由標準輸入送入：newsprint -",
        Message::OtherFolder => "請用 -o 另選資料夾",
        Message::GiveFolder => "請指定其中的檔案；newsprint import 會收入整個資料夾",
        Message::GiveText => "請指定有文字的檔案",
        Message::ReadsText => "newsprint formats 列出可讀的格式；請另存為其中一種，或轉成純文字",
        Message::MendLine => "請用編輯器改正那一行",
        Message::UpdateProgram => "請更新 newsprint",
        Message::RenderInstead => "newsprint render 不需終端機也能印出版面",
        // Moving about, help and the palette.
        Message::PaperEnd => "本期完",
        Message::NoBack => "沒有可返回之處",
        Message::NoForward => "沒有可前進之處",
        Message::NoLetters => "這裡沒有可開啟的內容",
        Message::SpeaksNow => "已改用繁體中文",
        Message::Zen => "已隱藏上下列，z 恢復",
        Message::NoZen => "已恢復上下列",
        Message::MouseHeard => "滑鼠開",
        Message::MouseLeft => "滑鼠交還終端機，M 恢復",
        Message::Palette => "指令",
        Message::PickTheme => "主題",
        Message::NothingMatches => "沒有相符的指令",
        Message::PaletteKeys => {
            "中文 · 拼音 · 首字母 · 動作名（theme.pick） · Enter 執行 · Esc 關閉"
        }
        Message::PreviewKeys => "移動即預覽，Enter 採用，Esc 還原",
        Message::History => "閱讀紀錄",
        Message::Here => "目前",
        Message::Front => "頭版",
        Message::Filter => "篩選",
        Message::TypeToFilter => "輸入即篩選",
        Message::HelpTabs => "Tab 切換：",
        Message::HelpHere => "本頁",
        Message::HelpAll => "全部",
        Message::HelpOwn => "自訂",
        Message::NoOwnKeys => "還沒有自訂的鍵；寫在 config.toml 的 [keys] 一節",
        Message::HelpMouse => "滑鼠  單擊選取 · 再按一次開啟 · 滾輪翻頁 · 拖曳選字 · M 交還終端機",
        Message::HelpKeys => {
            "改鍵  config.toml 的 [keys.reader] 一節 · 查衝突 newsprint keys --check"
        }
        Message::HelpPalette => ":  指令面板（拼音首字母：szt → 設主題） · ? 或 Esc 關閉",
        Message::PanelKeys => "Esc 取消 · 退格鍵退一鍵",
        Message::CountKeys => "數字加 G：3G 即第 3 版",
        Message::SpaceBar => "空白鍵",
        Message::NoSuchSection { count: sections } => return format!("本期共 {sections} 版"),
        Message::Address { address } => return format!("連結：{address}"),
        Message::ToSection { title } => return format!("到版面：{title}"),
        Message::ToTheme { title } => return format!("設主題：{title}"),
        Message::ToColumns { count: None } => return "設欄數：自動".to_owned(),
        Message::ToColumns {
            count: Some(columns),
        } => return format!("設欄數：{columns}"),
        Message::ToLanguage { name } => return format!("設語言：{name}"),
        Message::Contrasts {
            contrasts: [text, small, hit, current],
        } => return format!("內文 {text} · 小字 {small} · 命中 {hit} · 目前命中 {current}"),
        Message::TypedLetters { letters } => return format!("字母：{letters}"),
        // Themes and the terminal.
        Message::Read => "已讀",
        Message::Pale { contrast } => return format!("內文與底色對比不足：{contrast}（應達 7）"),
        Message::SaveAs { formats } => {
            return format!("請用原程式或轉換程式另存為其中一種：{formats}");
        }
        Message::PutRight { what } => return format!("{what} 不能照用；請改正上述各行"),
        // Finding.
        Message::InStory => "本文",
        Message::InPaper => "本期",
        Message::HitsTitle => "本期命中",
        Message::NoQuery => "請輸入要找的詞",
        Message::ByReadings => "拼音",
        Message::ByVariants => "簡繁",
        Message::ByWords => "整詞",
        Message::ByCase => "智慧大小寫",
        Message::ByPattern => "正規式",
        Message::FaultyGroup => "括號不成對",
        Message::FaultyClass => "方括號內容有誤",
        Message::FaultyRepetition => "重複號前沒有內容",
        Message::FaultyEscape => "反斜線用法有誤",
        Message::FaultyLarge => "表示式過大",
        Message::FaultySlow => "表示式在此過慢，結果不全",
        Message::Faulty => "還不是正規表示式",
        Message::NoWord => "此處沒有詞",
        Message::FoundWords { words } => return format!("命中詞：{words}"),
        Message::Totals {
            hits,
            stories,
            over,
        } => {
            return format!(
                "本期 {hits} 處 / {stories} 篇{}",
                if over { "" } else { " …" }
            );
        }
        Message::HitCount { count: hits } => return format!("{hits} 處"),
        Message::HitsOf { story } => return format!("「{story}」中的命中"),
        Message::CannotFind { what, why } => return format!("無法搜尋 {what}：{why}"),
        Message::WithoutPattern => "不加 --regex 則照原文搜尋",
        // Bookmarks and clips.
        Message::ClipSaved => "已剪下本段",
        Message::ClipReleased => "已取消剪報",
        Message::NothingToClip => "此處沒有文字可剪",
        Message::SelectionClipped => "已剪下選取的文字",
        Message::ShiftSelects => "按住 Shift 拖曳則由終端機選取",
        Message::NothingToSelect => "此處沒有文字",
        Message::Selected { characters } => return format!("已選取 {characters} 字"),
        Message::CopyTooLong => "未複製：終端機剪貼簿容不下",
        Message::CopyOff => "未複製：terminal.clipboard 已關",
        Message::NoProgram { program } => return format!("未複製：沒有 {program}"),
        Message::NotTaken { program, why } => return format!("未複製：{program}：{why}"),
        Message::Amended => "已修改，u 復原",
        Message::FoundAgain => "已找到，Enter 開啟",
        Message::StillLost => "本期中找不到這些文字",
        Message::InPlace => "位置精確",
        Message::Lost => "待找回",
        Message::StoryMark => "文章",
        Message::PlaceMark => "位置",
        Message::ClipMark => "剪報",
        Message::NoteOf => "批註：",
        Message::HasNote => "有批註",
        Message::Untagged => "無標籤",
        Message::ByPage => "按版面",
        Message::ByTag => "按標籤",
        Message::HoldsNoBookmarks => "其中沒有書籤",
        Message::GiveExported => "請給它 newsprint bookmarks export --format json 的輸出",
        Message::Alike { percent } => return format!("大約在此 {percent}%"),
        Message::AllRemoved { count: marks } => return format!("已刪除 {marks} 個書籤，u 復原"),
        Message::Chosen { count: marks } => return format!("已選 {marks} 個"),
        Message::Written { path } => return format!("已寫入 {path}"),
        Message::Copied { characters } => return format!("已複製 {characters} 字"),
        Message::OtherPaper { file } => return format!("在另一份報紙裡：newsprint {file}"),
        Message::PaperGone { file } => return format!("原報已不在：{file}"),
        // More ways out.
        Message::GetAnew => "請重新取得，或用 --from 指定格式",
        Message::WithoutLock => "請另存或索取未加密的版本",
        // Importing.
        Message::SomeFailed { failed, all } => {
            return format!("{all} 份中有 {failed} 份未能收入；見上面各行");
        }
        // Pages without text.
        Message::RecogniseFirst => "可先用文字辨識程式為它加上文字",
        // The rest.
        Message::Pending { keys } => return format!("{keys} …"),
        Message::Words { count: words } => return format!("{} 字", count(words)),
        Message::NobodyCalls => "未暫停：沒有能喚回它的 shell",
        Message::PartFailed => "有一處出錯，不影響閱讀",
        Message::PasteCut => "過長，已截斷",
        Message::TooLarge { width, height } => return format!("只顯示 {width} × {height} 格"),
        Message::TooSmall => "視窗太小",
    };
    plain.to_owned()
}

/// Id, then hint and sentence.
#[rustfmt::skip] // One deed a line reads as a table.
pub(super) const DEEDS: &[(&str, [&str; 2])] = &[
    ("page.next", ["下頁", "下一頁；到文末則接下一篇"]),
    ("page.previous", ["上頁", "上一頁"]),
    ("paragraph.next", ["下段", "下一段"]),
    ("paragraph.previous", ["上段", "上一段"]),
    ("start", ["文首", "到開頭"]),
    ("heading.next", ["小標題", "下一個小標題"]),
    ("heading.previous", ["小標題", "上一個小標題"]),
    ("story.next", ["換篇", "下一篇報導"]),
    ("story.previous", ["換篇", "上一篇報導"]),
    ("story.unread", ["未讀", "下一篇未讀的報導"]),
    ("section.next", ["換版", "下一版"]),
    ("section.previous", ["換版", "上一版"]),
    ("focus.left", ["選文章", "選左邊的文章"]),
    ("focus.down", ["選擇", "往下"]),
    ("focus.up", ["選擇", "往上"]),
    ("focus.right", ["選文章", "選右邊的文章"]),
    ("open", ["閱讀", "開啟所選的文章"]),
    ("jump", ["續讀", "從轉版處接著讀"]),
    ("back", ["返回", "回到前一處"]),
    ("leave", ["離開", "離開此頁；在頭版則結束程式"]),
    ("quit", ["結束", "結束；下次從這裡繼續"]),
    ("cancel", ["取消", "取消；不會離開文章"]),
    ("go.front", ["頭版", "到頭版"]),
    ("go.sections", ["版面欄", "版面欄：版圖、目錄、小標題；再按收起"]),
    ("sidebar.text", ["內文", "版面欄與內文之間"]),
    ("go.pages", ["縮圖", "所有版面的縮圖"]),
    ("go.bookmarks", ["書籤", "我的書籤"]),
    ("go.source", ["原文", "原始文字逐行對照，校正分篇分段"]),
    ("doubt.next", ["存疑", "下一處存疑"]),
    ("doubt.previous", ["存疑", "上一處存疑"]),
    ("fix.split", ["另起", "由此行另起"]),
    ("fix.join", ["相接", "下一行與此行相接"]),
    ("fix.headline", ["標題", "此行作標題"]),
    ("fix.caption", ["圖說", "此行作圖說"]),
    ("fix.aside", ["不入文", "此行不入內文"]),
    ("fix.before", ["上篇", "歸上一篇"]),
    ("fix.after", ["下篇", "歸下一篇"]),
    ("fix.remove", ["還原", "去掉此行的校正"]),
    ("fix.undo", ["復原", "復原上一次校正"]),
    ("go.notes", ["紀錄", "讀入這份報紙時的缺漏與推測"]),
    ("help", ["說明", "本說明"]),
    ("find", ["搜尋", "搜尋，邊打邊找"]),
    ("hit.next", ["下一處", "下一處"]),
    ("hit.previous", ["上一處", "上一處"]),
    ("bookmark.story", ["收藏", "收藏本文，或取消收藏"]),
    ("bookmark.place", ["書籤", "在此處夾上或取下書籤"]),
    ("measure.wider", ["欄寬", "加寬欄"]),
    ("measure.narrower", ["欄寬", "縮窄欄"]),
    ("measure.reset", ["欄寬", "恢復一般欄寬"]),
    ("columns", ["欄數", "欄數：自動、1、2、3、4"]),
    ("turn", ["直橫", "直排或橫排"]),
    ("view.script", ["正簡", "切換正體字與簡體字"]),
    ("theme", ["主題", "換主題"]),
    ("redraw", ["重繪", "重繪螢幕"]),
    ("suspend", ["暫停", "暫時回到命令列"]),
    ("prompt.erase", ["倒退", "刪去一字"]),
    ("prompt.clear", ["清空", "全部清空"]),
    ("end", ["文末", "到末尾；前有數字則到第幾版"]),
    ("focus.nth", ["選篇", "選第幾篇"]),
    ("letters", ["字母", "字母跳轉：所有可開啟之處"]),
    ("forward", ["前進", "前進到返回之前"]),
    ("go.history", ["紀錄", "閱讀紀錄"]),
    ("palette", ["指令", "指令面板"]),
    ("help.tab", ["切換", "本頁、全部或自訂"]),
    ("theme.pick", ["選主題", "設主題…"]),
    ("zen", ["專注", "專注：隱藏上下列"]),
    ("mouse", ["滑鼠", "滑鼠開或關"]),
    ("prompt.accept", ["確定", "確定"]),
    ("status", ["何處", "說明目前所在"]),
    ("go.find", ["全報搜尋", "搜尋本期全部文章"]),
    ("find.word", ["查此詞", "搜尋目前位置的詞"]),
    ("find.scope", ["範圍", "搜尋範圍：本文或本期"]),
    ("find.list", ["列出", "列出本文全部命中"]),
    ("find.narrow", ["篩選", "只留段落含有某詞的命中"]),
    ("find.readings", ["拼音", "以拼音、首字母、羅馬字搜尋"]),
    ("find.variants", ["簡繁", "簡體與繁體互通"]),
    ("find.whole", ["整詞", "只找整詞（西文）"]),
    ("find.case", ["大小寫", "智慧大小寫；關則一律區分"]),
    ("find.pattern", ["正規式", "正規表示式"]),
    ("prompt.erase.next", ["刪除", "刪去游標後一字"]),
    ("prompt.erase.word", ["刪詞", "刪去游標前一詞"]),
    ("prompt.left", ["左移", "游標左移一字"]),
    ("prompt.right", ["右移", "游標右移一字"]),
    ("prompt.word.left", ["左移", "游標左移一詞"]),
    ("prompt.word.right", ["右移", "游標右移一詞"]),
    ("prompt.start", ["行首", "游標到行首"]),
    ("prompt.end", ["行尾", "游標到行尾"]),
    ("bookmark.clip", ["剪報", "剪下所選段落，或取消剪報"]),
    ("select", ["選句", "選取本句；j k 逐句、} { 逐段伸縮"]),
    ("select.next", ["多選一句", "向下伸縮一句"]),
    ("select.previous", ["回選一句", "向上伸縮一句"]),
    ("copy", ["複製", "複製所選；未選則本段，頭版則本篇"]),
    ("copy.cited", ["引用", "連同出處一起複製"]),
    ("bookmark.note", ["批註", "給書籤寫批註"]),
    ("bookmark.tags", ["標籤", "給書籤加標籤"]),
    ("bookmark.select", ["多選", "多選書籤"]),
    ("bookmark.delete", ["刪除", "刪除書籤"]),
    ("bookmark.undo", ["復原", "復原上一次刪除、批註或標籤"]),
    ("bookmark.find", ["重找", "重新尋找失落的書籤"]),
    ("bookmark.cite", ["引用", "複製文字與出處"]),
    ("bookmarks.all", ["全部", "顯示全部書籤"]),
    ("bookmarks.stories", ["文章", "只顯示文章"]),
    ("bookmarks.places", ["位置", "只顯示位置"]),
    ("bookmarks.clips", ["剪報", "只顯示剪報"]),
    ("bookmarks.lost", ["待找回", "只顯示待找回的書籤"]),
    ("bookmarks.sort", ["排序", "按時間、版面或標籤排序"]),
    ("bookmarks.markdown", ["Markdown", "匯出為 Markdown 檔"]),
    ("bookmarks.json", ["JSON", "匯出為 JSON 檔，可再匯入"]),
    ("bookmarks.opml", ["OPML", "匯出為 OPML 大綱"]),
    ("bookmarks.text", ["純文字", "匯出為純文字檔"]),
    ("prompt.complete", ["補全", "補全標籤"]),
];

/// The level of strictness that a mark belongs to; none where the column was too narrow for any.
fn to(level: u8) -> String {
    match level {
        0 => "（欄過窄）".to_owned(),
        level => format!("（放寬至 {level} 級）"),
    }
}
