package cn.quanzhi.answering;

import cn.quanzhi.knowledge.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Papers, marks, bodies and rules that a message speaks of by a name of their own. Whether there is such a thing is for others to
 * say; a name that somebody only quotes from a signboard or an advertisement is none.
 */
final class ThingNames {

    /** What makes a rule of a name. */
    enum Form {
        /** A paper or mark in quotation marks. */
        QUOTED,
        /** A body of the state. */
        BODY,
        /** A mark or certificate by its letters: CCC. */
        LETTERS,
        /** A rule without its title's brackets. */
        RULE,
        /** A law, body or paper by an English title. */
        ENGLISH
    }

    /** @param words as the message writes it, in simplified script, to be shown */
    record Thing(Form form, String name, String words) {}

    /** What somebody has to have set up: a paper, a mark, a number, a body. */
    private static final String SET_UP =
            "证|证书|护照|执照|许可|认证|检定|牌照|资质|资格|登记|备案|认可|评定|标志|标识|标|章|印|码|字号|签|编号|制度|令|目录|名录|师|院|局|署|司|委|委员会|中心|处|卡|函|表";
    /** Words on a signboard, in an advertisement, on a forged paper: somebody else's, and not what is asked for. */
    private static final String NOT_SAID = "(?<![叫写说称卖印着假])";

    private static final String OPEN = "[“\"「『《]";
    private static final String CLOSE = "[”\"」』》]";
    /** Such a thing by its name, perhaps with its class behind it. */
    private static final Pattern THING = Pattern.compile(NOT_SAID + OPEN + "([^“”\"「」『』《》]{2,20}?(?:" + SET_UP
            + "))[^“”\"「」『』《》\\u4e00-\\u9fa5]{0,6}[甲乙丙丁一二三四五]?[级类档等星]?(?:[（(][^“”）)]{1,12}[）)])?" + CLOSE);
    /** A thing whose kind stands behind its name. */
    private static final Pattern OF_A_KIND = Pattern.compile(NOT_SAID + OPEN + "([^“”\"「」『』《》]{2,14})" + CLOSE
            + "(?:国家级?|全国|新|强制性?|自愿性?|合格|安全|专用|专项|那种|这种|统一|绿色){0,3}"
            + "(?:标志|标识|认证|认可|证书|许可|准用证|通行证|合格证|备案|编号|金标|蓝标|牌照|资质|执照)");
    /** “本产品已通过认证” is a sentence. */
    private static final Pattern SAID = Pattern.compile("已|通过|获得|了|本(?:产品|店|公司|厂|品)|[，。？！、]");

    private static final Pattern BODY =
            Pattern.compile("(?:国家|全国|中华|中国|世界|国际|总局)(?!标准|规定|法律|要求|强制|政策|层面)[\\u4e00-\\u9fa5]{2,12}?"
                    + "(?:总局|局|司|署|委员会|中心|公章处|登记处|检定院|仲裁院|联合会)(?!的?规定)");
    /** Words before a law's name that are none of it. */
    private static final String WHICH_TEXT =
            "(?:(?:今|明|去|后|前|当)年的?|最新版?的?|新版?的?|旧版?的?|老版?的?|现行的?|现在的?|目前的?|以前的?|(?:修订|修改|修正)[后前]?的?)?+";

    private static final Pattern RULE = Pattern.compile("(?:^|[，。？！,?!\\s：:]|按照?|根据|依据|违反|是|依照|照)"
            + WHICH_TEXT
            + "([\\u4e00-\\u9fa5]{4,22}?(?:条例|办法|细则|(?<![违合办方执司依立守无想做用说看手非书设犯普刑税商消])法))"
            + "(?=第[一二三四五六七八九十百零\\d]+条|规定|里|中|，|,|满|几|哪|有没有|多少|怎么|什么|强制|要求|对.{2,8}(?:要求|规定))");
    /** Words of a sentence, which no name has. */
    private static final Pattern IN_A_SENTENCE = Pattern.compile("[的了吗有没在和与到哪什么怎样不要是被让把这那一个多少我会或]");

    /** 与 joins two parts of a body's name. */
    private static final Pattern JOINED = Pattern.compile("(?<=[\\u4e00-\\u9fa5]{4})与(?=[\\u4e00-\\u9fa5]{3})");

    private static final Pattern LETTERS = Pattern.compile(
            "\\b([A-Z][A-Za-z0-9]*(?:[-–][A-Za-z0-9]+)?)(?:[ -]?(?:mark|certificate|certification|scheme|label)\\b|(?:强制)?(?:认证|标志|标识|蓝标))");
    private static final Pattern OF_STANDARDS = Pattern.compile("^(?:ISO|IEC|GB)");
    private static final int FEWEST_LETTERS = 2;

    private static final Pattern ENGLISH = Pattern.compile(
            "\\b(?:[A-Z][A-Za-z'-]*\\s+(?:(?:of|for|and|on|the|in)\\s+)?){1,7}(?:Act|Law|Regulations?|Ordinance|Measures|Rules|Code"
                    + "|Bureau|Board|Agency|Commission|Institute|Mark|Certificate|Licen[cs]e|Scheme|Register|Registry|Permit)\\b");
    private static final Pattern BEFORE_A_TITLE = Pattern.compile(
            "^(?:(?:Under|Does|Do|Is|Are|Which|What|In|By|Can|Must|How|If|Where|For|Our|An?|We|My|Ha(?:s|ve)|According|To|The|Of"
                    + "|China(?:'s)?|Chinese|PRC)\\s+)+",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final int FEW_HAN = 3;
    /** Each name is looked for in all that is published, so a message has a few and no more. */
    private static final int MOST = 6;

    private ThingNames() {}

    static List<Thing> in(String typed) {
        String message = Script.simplified(typed);
        List<Thing> things = new ArrayList<>();
        Predicate<String> isNoSentence = name -> !SAID.matcher(name).find();
        add(things, Form.QUOTED, THING, message, isNoSentence);
        add(things, Form.QUOTED, OF_A_KIND, message, isNoSentence);
        add(
                things,
                Form.BODY,
                BODY,
                message,
                name -> isName(JOINED.matcher(name).replaceAll("")));
        add(things, Form.RULE, RULE, message, ThingNames::isName);
        add(things, Form.LETTERS, LETTERS, message, ThingNames::isAbbreviation);
        if (HAN.matcher(message).results().count() < FEW_HAN) {
            add(things, Form.ENGLISH, ENGLISH, message, name -> name.contains(" "));
        }
        return things.subList(0, Math.min(MOST, things.size()));
    }

    private static void add(List<Thing> things, Form form, Pattern pattern, String message, Predicate<String> isOne) {
        pattern.matcher(message)
                .results()
                .map(found -> thing(form, found))
                .filter(thing -> isOne.test(thing.name()))
                .forEach(things::add);
    }

    private static Thing thing(Form form, MatchResult found) {
        String name = found.groupCount() == 0 ? found.group() : found.group(1);
        return switch (form) {
            case ENGLISH -> {
                String title = BEFORE_A_TITLE.matcher(name).replaceFirst("");
                yield new Thing(form, title, title);
            }
            case RULE -> new Thing(form, name, name);
            default -> new Thing(form, name, found.group());
        };
    }

    private static boolean isName(String words) {
        return !IN_A_SENTENCE.matcher(words).find();
    }

    private static boolean isAbbreviation(String letters) {
        return letters.chars().filter(Character::isUpperCase).count() >= FEWEST_LETTERS
                && !OF_STANDARDS.matcher(letters).find();
    }
}
