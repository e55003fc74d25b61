package cn.quanzhi.answering.citation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a sentence may not bring of its own, whatever it says: links, foreign words and signs, quotations, wide words. */
final class Surface {

    private static final Pattern LATIN = Pattern.compile("[a-z][a-z0-9]+");
    private static final Finder WORD = new Finder("abcdefghijklmnopqrstuvwxyz", LATIN.pattern());
    private static final Pattern LINK = Pattern.compile("https?:|www\\.|://|@|\\]\\(");
    private static final Pattern QUOTED = Pattern.compile("[“「『‘\"]([^“”「」『』‘’\"]{3,})[”」』’\"]");
    private static final Finder NARROW = Finder.ofWords("只有|只需|即可|例外|每个");
    private static final Finder WIDE =
            Finder.ofWords("全部|全额|一律|任何|一切|任意|随意|无论|不论|不管(?=是|有|什么|怎|多|谁|哪)|即使|哪怕|绝对|完全|所有|永久|终身");
    private static final Finder FREE =
            Finder.ofWords("自行决定|自行|视情况|酌情|不予处罚|不再|拒绝|暂缓|公开|豁免|免除|自动|随时|优先|双倍|加倍|翻倍|减半|过半|半数");

    private static final Pattern PUBLISHED = Pattern.compile("公布|公示");
    private static final Pattern EACH = Pattern.compile("每个(?=小时|月|季度|工作日|星期)");
    private static final Finder OFTEN = new Finder("每", "每一?(?:个?(?:工作)?[日天周月季年]|半年|[二两三四五六七八九十0-9]{1,3}个?[日天周月年])");

    /** Whom to write to, whom to pay: no law says so, whoever planted it in a passage. */
    private static final Finder LURE = new Finder(
            "加添联登点扫拨转汇付发关微q密验银",
            "(?:加|添加|联系|登录|点击|扫|拨打|转账|汇款|付款|发到|发送|关注)[^,;。]{0,10}?(?!123\\d\\d(?!\\d))[a-z0-9][a-z0-9._-]{4,}"
                    + "|(?:微信|qq|密码|验证码|银行卡)[^,;。]{0,8}(?:付款|转账|发给|发到|告诉|领取)");

    private static final Pattern MARKS = Pattern.compile("[^\\p{L}\\p{N}]");

    private Surface() {}

    /**
     * What some sources say, in the forms that a sentence is held against.
     *
     * @param often with one form for how often something is due
     * @param bare letters and digits alone
     */
    record Said(String plain, String often, String bare, boolean publishes) {

        static Said of(String plain) {
            return new Said(
                    plain,
                    Surface.often(plain),
                    Surface.bare(plain),
                    PUBLISHED.matcher(plain).find());
        }
    }

    static boolean isLinked(String plain) {
        return LINK.matcher(plain).find() || LURE.in(plain).next();
    }

    static boolean hasLatin(String plain) {
        return LATIN.matcher(plain).find();
    }

    /** Whether the sentence has a sign, a foreign word or a quotation that nobody said. */
    static boolean isStrange(String plain, Said said, String question) {
        return bringsSign(plain, said.plain())
                || brought(WORD, Units.inWords(plain), said.plain() + "\n" + question) > 0
                || bringsQuotation(plain, said);
    }

    /**
     * How many words of each kind the sentence has and its source hasn't.
     *
     * @param often how often something is due
     * @param narrow what lets nothing else do, or nothing more be needed
     * @param wide what lets no case out
     * @param free what gives leave, or takes it away for good
     */
    record Brought(int often, int narrow, int wide, int free) {
        boolean isNothing() {
            return often + narrow + wide + free == 0;
        }
    }

    static Brought brought(String plain, Said said) {
        String each = EACH.matcher(plain).replaceAll("每");
        return new Brought(
                brought(OFTEN, often(plain), said.often()),
                brought(NARROW, each, said.plain()),
                brought(WIDE, plain, said.plain()),
                brought(FREE, plain, said.publishes() ? said.plain() + "公开" : said.plain()));
    }

    /** 每15天 is 每十五日. */
    private static String often(String plain) {
        return Quantities.canonical(plain).replace("每天", "每日").replace("每个", "每");
    }

    private static int brought(Finder words, String plain, String said) {
        Finder.Search word = words.in(plain);
        int brought = 0;
        while (word.next()) {
            brought += said.contains(word.found().group()) ? 0 : 1;
        }
        return brought;
    }

    private static boolean bringsSign(String plain, String said) {
        return plain.codePoints().anyMatch(sign -> !isUsual(sign) && said.indexOf(sign) < 0);
    }

    /** Beyond Han, digits, Latin letters and usual punctuation a sign can look like another: it must be the source's. */
    private static boolean isUsual(int sign) {
        return sign >= 0x20 && sign <= 0x7e
                || sign >= 0x4e00 && sign <= 0x9fff
                || sign >= 0x3400 && sign <= 0x4dbf
                || sign >= 0x3000 && sign <= 0x301f
                || sign >= 0x2010 && sign <= 0x2027
                || sign >= 0xff00 && sign <= 0xff65
                || "‰℃·°×≤≥\n\t".indexOf(sign) >= 0;
    }

    private static boolean bringsQuotation(String plain, Said said) {
        Matcher quoted = QUOTED.matcher(plain);
        while (quoted.find()) {
            if (!said.bare().contains(bare(quoted.group(1)))) {
                return true;
            }
        }
        return false;
    }

    /** Letters and digits alone: a quotation may end with another mark than its source. */
    private static String bare(String text) {
        return MARKS.matcher(text).replaceAll("");
    }
}
