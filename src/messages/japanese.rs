//! Japanese. Every message has an arm of its own: one that is missing does not compile.

use super::message::Message;
use super::number::grouped;
use super::tongue::Tongue;

#[allow(
    clippy::too_many_lines,
    reason = "a table of every message, an arm each"
)]
pub(super) fn say(message: Message<'_>) -> String {
    let count = |count| grouped(count, Tongue::Japanese);
    let plain = match message {
        // Where the reader is.
        Message::Story { number, count } => return format!("記事 {number}/{count}"),
        Message::Screen {
            number,
            count: Some(count),
        } => return format!("{number}/{count}画面"),
        Message::Screen {
            number,
            count: None,
        } => return format!("{number}画面目"),
        Message::Progress { percent, minutes } => {
            return format!("{percent}% · 残り約{minutes}分");
        }
        Message::Finished => "読了",
        Message::Under { heading } => return format!("中見出し：{heading}"),
        Message::Standing { unread, bookmarks } => {
            return format!("未読 {} · しおり {}", count(unread), count(bookmarks));
        }
        Message::Resumed => "前回の続きです（g g で冒頭へ）",
        Message::Saved => "保存済み",
        Message::NotSaved => "未保存",
        Message::Day { date } => return date.strftime("%Y年%-m月%-d日").to_string(),
        // Names of things that have none.
        Message::Paper => "新聞",
        Message::Page { number } => return format!("{number}面"),
        Message::Untitled => "無題",
        // What there is no more of.
        Message::LastStory => "これが最後の記事です",
        Message::FirstStory => "これが最初の記事です",
        Message::NoUnread => "未読の記事はもうありません",
        Message::NoHeading => "この先に中見出しはありません",
        Message::NoSection => "この先に面はありません",
        Message::NoJump => "この記事は全文が出ています",
        // Searching.
        Message::Hits {
            number,
            count: among,
        } => return format!("{}/{}件目", count(number), count(among)),
        Message::NoHits => "見つかりません",
        Message::WrappedToStart => "末尾まで検索し、冒頭に戻りました",
        Message::WrappedToEnd => "冒頭まで検索し、末尾に戻りました",
        // Keeping.
        Message::StorySaved => "記事を保存しました",
        Message::StoryReleased => "記事の保存を取り消しました",
        Message::PlaceSaved => "ここにしおりを挟みました",
        Message::PlaceReleased => "ここのしおりを外しました",
        Message::Removed => "しおりを削除しました（u で元に戻す）",
        Message::Restored => "しおりを元に戻しました",
        Message::NothingToUndo => "元に戻すものはありません",
        Message::NotKept => "まだ保存できません。もう一度試します",
        Message::UntilLeft => "印を付けました（終了すると消えます）",
        // Setting.
        Message::Theme { title } => return format!("配色：{title}"),
        Message::NoTheme { name } => return format!("配色 {name} はありません"),
        Message::Measure { cells } => return format!("段の幅：{cells}桁（{}字）", cells / 2),
        Message::Columns { count: None } => "段数：自動",
        Message::Columns { count: Some(count) } => return format!("段数：{count}"),
        Message::Vertical => "縦組み",
        Message::Horizontal => "横組み",
        Message::InSimplified => "簡体字で表示",
        Message::InTraditional => "繁体字で表示",
        Message::OneScript => "字体の切り替えは中国語の新聞だけです",
        // Lists.
        Message::Sections => "紙面一覧",
        Message::Pages => "全紙面",
        Message::Opening => "前文",
        Message::Unread => "未読",
        Message::Bookmarks => "しおり",
        Message::BookmarkCount { count: all } => return format!("全{}件", count(all)),
        Message::NoBookmarks => "しおりはありません（b で記事を保存）",
        Message::NoMatch => "該当するしおりはありません",
        Message::Moved => "本文に変更あり",
        Message::Elsewhere => "この号にはありません",
        Message::Help => "ヘルプ",
        Message::Notes => "読み込みの記録",
        Message::NoNotes => "欠落も推定もありません",
        Message::SetAt { cells } => {
            return format!(
                "この画面は {cells}桁（{}字）の段に組むため、次をゆるめました：",
                cells / 2
            );
        }
        Message::Conceded { part, lapse } => return format!("{part}：{lapse}"),
        Message::Paragraph { number } => return format!("第{number}段落"),
        Message::HeadlineBlock => "見出し",
        Message::Crosshead => "中見出し",
        Message::Caption => "写真説明",
        Message::PictureMissing => "写真が見つかりません。",
        Message::NotAPicture => "写真として読めません。",
        Message::PictureTooLarge => "写真が大きすぎて表示できません。",
        Message::Table => "表",
        Message::LinesBegin {
            count: lines,
            mark,
            level,
        } => return format!("{lines}行が「{mark}」で始まる{}", to(level)),
        Message::LinesEnd {
            count: lines,
            mark,
            level,
        } => return format!("{lines}行が「{mark}」で終わる{}", to(level)),
        Message::LinesCut { count: lines } => {
            return format!("{lines}行が、行より長い語や数の中で折れている");
        }
        Message::Row { number, count } => return format!("{number}/{count}"),
        // Groups of the help.
        Message::Reading => "読む",
        Message::Moving => "移動",
        Message::Searching => "検索",
        Message::Keeping => "保存",
        Message::Correcting => "校正",
        Message::Setting => "組み方",
        Message::Program => "プログラム",
        // Troubles of the command line, and their ways out.
        Message::CannotRead { what, why } => return format!("{what} を読めません：{why}"),
        Message::CannotWrite { what, why } => return format!("{what} に書けません：{why}"),
        Message::WayOut { what, way_out } => return format!("{what}。{way_out}"),
        Message::CannotPrint { why } => return format!("出力できません：{why}"),
        Message::CannotUseTerminal { why } => return format!("端末を使えません：{why}"),
        Message::ThemesAre { name, known } => {
            return format!("配色 {name} はありません（あるのは {known}）");
        }
        Message::Newer { version } => {
            return format!("形式の版が {version} で、この newsprint では読めません");
        }
        Message::UnknownFormat => "newsprint の知らない形式です",
        Message::NoIssueFile => "このフォルダーは新聞ではありません",
        Message::NothingInside => "中身がありません",
        Message::NotText => "テキストではありません",
        Message::NotEmpty => "中にファイルがあります。-o で空のフォルダーを指定してください",
        Message::SeeHelp => "newsprint --help をご覧ください",
        Message::CheckName => "名前を確かめてください",
        Message::AskOwner => "所有者に許可を求めるか、コピーしてください",
        Message::GivePart => "一部だけを渡してください",
        Message::GiveInput => "標準入力から渡してください：newsprint -",
        Message::OtherFolder => "-o で別のフォルダーを指定してください",
        Message::GiveFolder => {
            "中のファイルを指定してください。newsprint import はフォルダー全体を取り込みます"
        }
        Message::GiveText => "文字の入ったファイルを渡してください",
        Message::ReadsText => {
            "newsprint formats で読める形式がわかります。そのどれかか、テキストで保存してください"
        }
        Message::MendLine => "その行をエディターで直してください",
        Message::UpdateProgram => "newsprint を更新してください",
        Message::RenderInstead => "newsprint render なら端末なしで紙面を出力できます",
        // Moving about, help and the palette.
        Message::PaperEnd => "この号はここまで",
        Message::NoBack => "戻る先はありません",
        Message::NoForward => "進む先はありません",
        Message::NoLetters => "ここに開けるものはありません",
        Message::SpeaksNow => "日本語に切り替えました",
        Message::Zen => "上下の帯を隠しました。z で戻る",
        Message::NoZen => "上下の帯を戻しました",
        Message::MouseHeard => "マウス入",
        Message::MouseLeft => "マウスは端末へ。M で戻る",
        Message::Palette => "コマンド",
        Message::PickTheme => "配色",
        Message::NothingMatches => "当てはまるコマンドはありません",
        Message::PaletteKeys => "ことば · 動作名（theme.pick） · Enter で実行 · Esc で閉じる",
        Message::PreviewKeys => "動かすとプレビュー、Enter で決定、Esc で元へ",
        Message::History => "たどった所",
        Message::Here => "ここ",
        Message::Front => "一面",
        Message::Filter => "絞り込み",
        Message::TypeToFilter => "入力すると絞り込み",
        Message::HelpTabs => "Tab で切替：",
        Message::HelpHere => "この画面",
        Message::HelpAll => "すべて",
        Message::HelpOwn => "自分の設定",
        Message::NoOwnKeys => "自分のキーはまだありません。config.toml の [keys] に書きます",
        Message::HelpMouse => "マウス  押して選択、再び押して開く · ドラッグで範囲 · M で端末へ",
        Message::HelpKeys => {
            "キー変更  config.toml の [keys.reader] · 重複の確認 newsprint keys --check"
        }
        Message::HelpPalette => ":  コマンドをことばで探す · ? か Esc で閉じる",
        Message::PanelKeys => "Esc で取消 · Backspace で一つ戻る",
        Message::CountKeys => "数字と G：3G は第3面",
        Message::SpaceBar => "スペース",
        Message::NoSuchSection { count: sections } => {
            return format!("この号は全{sections}面です");
        }
        Message::Address { address } => return format!("リンク：{address}"),
        Message::ToSection { title } => return format!("面へ：{title}"),
        Message::ToTheme { title } => return format!("配色を変える：{title}"),
        Message::ToColumns { count: None } => return "段数：自動".to_owned(),
        Message::ToColumns {
            count: Some(columns),
        } => return format!("段数：{columns}"),
        Message::ToLanguage { name } => return format!("表示言語：{name}"),
        Message::Contrasts {
            contrasts: [text, small, hit, current],
        } => return format!("本文 {text} · 小文字 {small} · 一致 {hit} · 現在の一致 {current}"),
        Message::TypedLetters { letters } => return format!("文字：{letters}"),
        // Themes and the terminal.
        Message::Read => "既読",
        Message::Pale { contrast } => return format!("本文と地色の差が不足：{contrast}（7以上）"),
        Message::SaveAs { formats } => {
            return format!("元のソフトか変換ソフトで次のどれかに保存してください：{formats}");
        }
        Message::PutRight { what } => {
            return format!("{what} はそのままでは使えません。上の行を直してください");
        }
        // Finding.
        Message::InStory => "この記事",
        Message::InPaper => "この号",
        Message::HitsTitle => "この号で見つかった所",
        Message::NoQuery => "探すことばを入力してください",
        Message::ByReadings => "読み",
        Message::ByVariants => "字体",
        Message::ByWords => "単語",
        Message::ByCase => "大小文字",
        Message::ByPattern => "正規表現",
        Message::FaultyGroup => "かっこの対応が合いません",
        Message::FaultyClass => "[ ] の中が正しくありません",
        Message::FaultyRepetition => "繰り返すものがありません",
        Message::FaultyEscape => "バックスラッシュの使い方が違います",
        Message::FaultyLarge => "式が大きすぎます",
        Message::FaultySlow => "この式は遅すぎ、一部を探していません",
        Message::Faulty => "まだ式になっていません",
        Message::NoWord => "ここにことばがありません",
        Message::FoundWords { words } => return format!("一致：{words}"),
        Message::Totals {
            hits,
            stories,
            over,
        } => {
            return format!(
                "この号 {hits}か所 / {stories}本{}",
                if over { "" } else { " …" }
            );
        }
        Message::HitCount { count: hits } => return format!("{hits}か所"),
        Message::HitsOf { story } => return format!("「{story}」で見つかった所"),
        Message::CannotFind { what, why } => return format!("{what} は検索できません：{why}"),
        Message::WithoutPattern => "--regex なしなら文字どおりに探します",
        // Bookmarks and clips.
        Message::ClipSaved => "この段落を切り抜きました",
        Message::ClipReleased => "切り抜きを外しました",
        Message::NothingToClip => "ここに切り抜く文がありません",
        Message::SelectionClipped => "選んだ文を切り抜きました",
        Message::ShiftSelects => "Shift ドラッグは端末の選択です",
        Message::NothingToSelect => "ここに文がありません",
        Message::Selected { characters } => return format!("{characters} 字を選択"),
        Message::CopyTooLong => "長すぎて端末ではコピーできません",
        Message::CopyOff => "コピーは切です：terminal.clipboard",
        Message::NoProgram { program } => return format!("コピーできません：{program} なし"),
        Message::NotTaken { program, why } => {
            return format!("コピーできません：{program}：{why}");
        }
        Message::Amended => "書き換えました。u で取り消し",
        Message::FoundAgain => "見つかりました。Enter で開く",
        Message::StillLost => "この号にこの文はありません",
        Message::InPlace => "もとの位置",
        Message::Lost => "行方不明",
        Message::StoryMark => "記事",
        Message::PlaceMark => "位置",
        Message::ClipMark => "切り抜き",
        Message::NoteOf => "メモ：",
        Message::HasNote => "メモあり",
        Message::Untagged => "タグなし",
        Message::ByPage => "面の順",
        Message::ByTag => "タグの順",
        Message::HoldsNoBookmarks => "しおりが入っていません",
        Message::GiveExported => "newsprint bookmarks export --format json の出力を渡してください",
        Message::Alike { percent } => return format!("このあたり {percent}%"),
        Message::AllRemoved { count: marks } => {
            return format!("しおり {marks}件を削除。u で取り消し");
        }
        Message::Chosen { count: marks } => return format!("{marks}件を選択"),
        Message::Written { path } => return format!("{path} に書き出しました"),
        Message::Copied { characters } => return format!("{characters}字をコピーしました"),
        Message::OtherPaper { file } => return format!("別の新聞にあります：newsprint {file}"),
        Message::PaperGone { file } => return format!("もとの新聞がありません：{file}"),
        // More ways out.
        Message::GetAnew => "取り直すか、--from で形式を指定してください",
        Message::WithoutLock => "鍵なしで保存し直すか、鍵のない版を求めてください",
        // Importing.
        Message::SomeFailed { failed, all } => {
            return format!("{all}件のうち {failed}件を取り込めませんでした。上の行を見てください");
        }
        // Pages without text.
        Message::RecogniseFirst => "文字認識ソフトで文字を付けてから開いてください",
        // The rest.
        Message::Pending { keys } => return format!("{keys} …"),
        Message::Words { count: words } => return format!("{}字", count(words)),
        Message::NobodyCalls => "中断しません：戻すシェルがありません",
        Message::PartFailed => "一部が失敗しました。読み続けられます",
        Message::PasteCut => "長すぎるため途中までです",
        Message::TooLarge { width, height } => {
            return format!("表示は {width} × {height} 桁までです");
        }
        Message::TooSmall => "画面が小さすぎます",
    };
    plain.to_owned()
}

/// Id, then hint and sentence.
#[rustfmt::skip] // One deed a line reads as a table.
pub(super) const DEEDS: &[(&str, [&str; 2])] = &[
    ("page.next", ["次へ", "次の画面へ（末尾では次の記事へ）"]),
    ("page.previous", ["前へ", "前の画面へ"]),
    ("paragraph.next", ["次の段落", "次の段落へ"]),
    ("paragraph.previous", ["前の段落", "前の段落へ"]),
    ("start", ["冒頭", "冒頭へ"]),
    ("heading.next", ["中見出し", "次の中見出しへ"]),
    ("heading.previous", ["中見出し", "前の中見出しへ"]),
    ("story.next", ["次の記事", "次の記事へ"]),
    ("story.previous", ["前の記事", "前の記事へ"]),
    ("story.unread", ["未読", "次の未読記事へ"]),
    ("section.next", ["次の面", "次の面へ"]),
    ("section.previous", ["前の面", "前の面へ"]),
    ("focus.left", ["選ぶ", "左の記事を選ぶ"]),
    ("focus.down", ["選ぶ", "下へ"]),
    ("focus.up", ["選ぶ", "上へ"]),
    ("focus.right", ["選ぶ", "右の記事を選ぶ"]),
    ("open", ["読む", "選んだものを開く"]),
    ("jump", ["続き", "紙面で切れたところから続きを読む"]),
    ("back", ["戻る", "元の場所に戻る"]),
    ("leave", ["閉じる", "この画面を閉じる（一面では終了）"]),
    ("quit", ["終了", "終了する（次回はここから）"]),
    ("cancel", ["取消", "取り消す（記事は閉じない）"]),
    ("go.front", ["一面", "一面へ"]),
    ("go.sections", ["紙面欄", "紙面欄：面の図、見出し、中見出し。もう一度で閉じる"]),
    ("sidebar.text", ["本文", "紙面欄と本文を行き来する"]),
    ("go.pages", ["縮小版", "全紙面の縮小版"]),
    ("go.bookmarks", ["しおり", "しおりの一覧"]),
    ("go.source", ["原文", "生の紙面の行を並べて、推定を直す"]),
    ("doubt.next", ["疑い", "次の疑わしい行"]),
    ("doubt.previous", ["疑い", "前の疑わしい行"]),
    ("fix.split", ["分ける", "この行から別にする"]),
    ("fix.join", ["つなぐ", "次の行をこの行に続ける"]),
    ("fix.headline", ["見出し", "この行を見出しにする"]),
    ("fix.caption", ["説明", "この行を写真説明にする"]),
    ("fix.aside", ["外す", "この行を記事から外す"]),
    ("fix.before", ["前へ", "前の記事に移す"]),
    ("fix.after", ["次へ", "次の記事に移す"]),
    ("fix.remove", ["戻す", "この行の校正をやめる"]),
    ("fix.undo", ["元に戻す", "最後の校正を取り消す"]),
    ("go.notes", ["記録", "読み込み時の欠落と推定"]),
    ("help", ["ヘルプ", "このヘルプ"]),
    ("find", ["検索", "入力しながら検索"]),
    ("hit.next", ["次", "次の一致へ"]),
    ("hit.previous", ["前", "前の一致へ"]),
    ("bookmark.story", ["保存", "記事を保存、または取り消す"]),
    ("bookmark.place", ["しおり", "ここにしおりを挟む、または外す"]),
    ("measure.wider", ["段の幅", "段を広くする"]),
    ("measure.narrower", ["段の幅", "段を狭くする"]),
    ("measure.reset", ["段の幅", "段を標準の幅に戻す"]),
    ("columns", ["段数", "段数：自動、1、2、3、4"]),
    ("turn", ["縦横", "縦組みと横組みを切り替える"]),
    ("view.script", ["簡繁", "中国語の簡体字と繁体字を切り替える"]),
    ("theme", ["配色", "次の配色"]),
    ("redraw", ["再描画", "画面を描き直す"]),
    ("suspend", ["中断", "しばらくシェルに戻る"]),
    ("prompt.erase", ["消す", "一字消す"]),
    ("prompt.clear", ["全消去", "全部消す"]),
    ("end", ["末尾", "末尾へ。数字のあとなら、その面へ"]),
    ("focus.nth", ["選択", "番号の記事を選ぶ"]),
    ("letters", ["文字", "開けるものすべてに文字を付ける"]),
    ("forward", ["進む", "戻る前の所へ進む"]),
    ("go.history", ["履歴", "たどった所"]),
    ("palette", ["コマンド", "すべてのコマンドをことばで"]),
    ("help.tab", ["切替", "この画面、すべて、自分の設定"]),
    ("theme.pick", ["配色", "配色を選ぶ（動かすとプレビュー）"]),
    ("zen", ["集中", "紙面だけにする"]),
    ("mouse", ["マウス", "マウスの入・切"]),
    ("prompt.accept", ["決定", "決定"]),
    ("status", ["現在地", "いまいる所を示す"]),
    ("go.find", ["号内検索", "この号のすべての記事を探す"]),
    ("find.word", ["この語", "いまの所のことばを探す"]),
    ("find.scope", ["範囲", "範囲：この記事か、この号か"]),
    ("find.list", ["一覧", "この記事の一致をすべて並べる"]),
    ("find.narrow", ["絞り込み", "ことばのある段落だけ残す"]),
    ("find.readings", ["読み", "ピンイン・頭文字・ローマ字で探す"]),
    ("find.variants", ["字体", "簡体と繁体を同じとみなす"]),
    ("find.whole", ["単語", "単語全体だけ（欧文）"]),
    ("find.case", ["大小文字", "大文字を打つと区別（切れば常に区別）"]),
    ("find.pattern", ["正規表現", "正規表現で探す"]),
    ("prompt.erase.next", ["消す", "カーソルの次の字を消す"]),
    ("prompt.erase.word", ["消す", "カーソルの前の語を消す"]),
    ("prompt.left", ["左へ", "一字戻る"]),
    ("prompt.right", ["右へ", "一字進む"]),
    ("prompt.word.left", ["左へ", "一語戻る"]),
    ("prompt.word.right", ["右へ", "一語進む"]),
    ("prompt.start", ["行頭", "行の頭へ"]),
    ("prompt.end", ["行末", "行の終わりへ"]),
    ("bookmark.clip", ["切抜", "段落を切り抜く、または外す"]),
    ("select", ["文選択", "文を選ぶ。j k で一文、} { で一段落ずつ伸縮"]),
    ("select.next", ["次の文", "選択を一文先へ"]),
    ("select.previous", ["前の文", "選択を一文前へ"]),
    ("copy", ["コピー", "選んだ文、なければ段落をコピー。一面では記事を"]),
    ("copy.cited", ["引用", "出典を添えてコピー"]),
    ("bookmark.note", ["メモ", "しおりにメモを書く"]),
    ("bookmark.tags", ["タグ", "しおりにタグを付ける"]),
    ("bookmark.select", ["選択", "しおりをいくつも選ぶ"]),
    ("bookmark.delete", ["削除", "しおりを削除"]),
    ("bookmark.undo", ["戻す", "前の削除・メモ・タグを取り消す"]),
    ("bookmark.find", ["探す", "行方不明のしおりを探し直す"]),
    ("bookmark.cite", ["引用", "文と出典をコピー"]),
    ("bookmarks.all", ["全部", "すべて表示"]),
    ("bookmarks.stories", ["記事", "記事だけ表示"]),
    ("bookmarks.places", ["位置", "位置だけ表示"]),
    ("bookmarks.clips", ["切抜", "切り抜きだけ表示"]),
    ("bookmarks.lost", ["不明", "行方不明だけ表示"]),
    ("bookmarks.sort", ["並べ替え", "時刻・面・タグの順に並べる"]),
    ("bookmarks.markdown", ["Markdown", "Markdown に書き出す"]),
    ("bookmarks.json", ["JSON", "JSON に書き出す（読み戻せる）"]),
    ("bookmarks.opml", ["OPML", "OPML に書き出す"]),
    ("bookmarks.text", ["テキスト", "テキストに書き出す"]),
    ("prompt.complete", ["補完", "タグを補う"]),
];

/// The level of strictness that a mark belongs to; none where the column was too narrow for any.
fn to(level: u8) -> String {
    match level {
        0 => "（段が狭すぎる）".to_owned(),
        level => format!("（{level}級までゆるめた）"),
    }
}
