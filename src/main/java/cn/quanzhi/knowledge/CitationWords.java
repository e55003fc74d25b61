package cn.quanzhi.knowledge;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a citation's page says besides the text, in the reader's language. */
record CitationWords(
        String language,
        String before,
        String after,
        String all,
        String present,
        String future,
        String past,
        String version,
        String from,
        String to,
        String note) {

    private static final CitationWords CHINESE = new CitationWords(
            "zh-CN",
            "上一条",
            "下一条",
            "全文目录",
            "现行有效",
            "尚未施行",
            "已不是现行文本",
            "版本 %s",
            "，自 %s 起施行",
            "，至 %s 止",
            "文本以发布机关公布的为准。本页地址长期有效，指向被引用时的这一版。");
    private static final CitationWords ENGLISH = new CitationWords(
            "en",
            "Previous",
            "Next",
            "All articles",
            "In force",
            "Not yet in force",
            "No longer the text in force",
            "Version %s",
            ", from %s",
            ", until %s",
            "The text published by the issuing authority prevails. This address stays, and leads to the version that was cited.");

    /** @param accepted the browser's languages; Chinese where it names none that there is */
    static CitationWords of(@Nullable String accepted) {
        try {
            List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(accepted == null ? "zh" : accepted);
            Locale best = Locale.lookup(ranges, List.of(Locale.CHINESE, Locale.ENGLISH));
            return Locale.ENGLISH.equals(best) ? ENGLISH : CHINESE;
        } catch (IllegalArgumentException e) {
            return CHINESE;
        }
    }
}
