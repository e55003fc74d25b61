package cn.quanzhi.answering.citation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who does what in a text: its persons and bodies, each as the one who acts, the one who is acted upon, or neither. */
final class Actors {

    private static final String VERBS =
            "造成|接受|告知|要求|责令|委托(?!人|方)|维护|保护|引导|督促|鼓励|协助|移送|抄送|发送|送达|转交|处理|监督(?!管理|部门|检|机)|处罚|允许|会同|报请|提请|征求|听取|损害|侵害|侵犯|歧视|诱导|强迫|阻挠|限制|支持|给予|赔偿|补偿|检验(?![检疫机人部])|约谈|批准|追究|培训|指导|提供给|转给|交给|发给|报给|抄送同级|抄送上级|作为|列为|推动|疏散|撤出|配备|申请(?!人(?!民))|收到|聘用|招用|选择|任命|处分|投诉(?!人)|举报(?!人)|找|设有|没有|设立|认为|取得|符合|管辖|统称|通过|采用";
    private static final Pattern HEAD = Pattern.compile(
            "部门|机关|机构|企业|单位|小作坊|小餐饮|食品摊点|个体工商户|中小企业|人民法院|人民检察院|(?:人民)?政府(?!指导|定价|采购|购买|信息|投资|资金|规章|网站)|国务院|委员会|董事会|监事会|股东会|业主大会|办事处|协会|商会|(?<=[会业他介者、和际民济益利])组织(?=[,.;:、和及或与应可不有的]|$)|海关(?!保护|手续|备案)(?:总署)?|商标局|总局|监督管理局|法人|平台|医师|药师|代理师|检验师|监事|董事|股东|经理|广告主|业主|个人(?!信息)|国家(?=[鼓实建支对依推加保将承负全给])"
                    + "|(?<!或)者(?=[^品]|$)|(?<=[\u4e00-\u9fa5]{2})(?:人(?=[^民口身才均力工体数类大])|商(?![标品会业务])|户(?![外籍口]))");
    private static final Pattern BOUNDARY = Pattern.compile(
            "[,.;:，。；：\\n()]|应当|可以|不得|不必|(?<!自)由|被(?![申投诉请告])|向|给(?!予)|对(?!外|象|方)|为(?!人)|(?<!申)报(?!告|酬|废|道)|经(?!营|济|办|理|销|纪)|把|将|(?<!所)在|按照|依照|根据|依据|违反|(?<!区)的|是|未|不(?!动)|自(?!行|然|律|查|由|愿|治)|以(?!上|下|外|内|及)|从(?!业|事)|归|替|让|使(?!用)|因|等|及时|先(?!行)|再|得(?!到)|去|要(?!求|约|素|点|件)|有(?!限|关|人)|无|"
                    + VERBS);
    private static final Pattern ACTED_UPON = Pattern.compile("(?:向|给|对|为|(?<!申)报|至|与|从|替|把|将|" + VERBS + ")$");
    /** Whoever is told to do a thing does it. */
    private static final Pattern PIVOT = Pattern.compile("(?:要求|责令|推动|鼓励|引导|督促|告知|委托|允许|让|使|协助|强迫|诱导)$");

    private static final Pattern TOLD = Pattern.compile(",(?:并)?(?:要求|责令|督促|告知)其");

    private static final Pattern SUFFERS = Pattern.compile("^(?:会|可以|应当)?(?:罚|被)");
    /** 企业使用的器具: who is named only says which. */
    private static final Pattern QUALIFIES = Pattern.compile("(?![凭按依以对向])[\\u4e00-\\u9fa5]{1,4}的[^,;。]");

    private static final Pattern JOINED = Pattern.compile("[、和及与或以者]{1,2}");
    private static final Pattern DOES = Pattern.compile("(?:由|被|归|经|要)$");

    private Actors() {}

    enum Part {
        ACTS,
        IS_ACTED_UPON,
        OTHER
    }

    /** A person or body at its place. */
    record Actor(int start, int end, String name, Part part) {}

    static List<Actor> in(String even) {
        List<int[]> names = new ArrayList<>();
        Matcher head = HEAD.matcher(even);
        int from = 0;
        while (head.find()) {
            int start = start(even, Math.max(from, head.start() - 22), head.start());
            from = head.end();
            if (!names.isEmpty() && isJoined(even, names.getLast()[1], start)) {
                names.getLast()[1] = from;
            } else {
                names.add(new int[] {start, from});
            }
        }
        return names.stream().map(name -> actor(even, name[0], name[1])).toList();
    }

    private static boolean isJoined(String even, int end, int start) {
        return start <= end || JOINED.matcher(even.substring(end, start)).matches();
    }

    private static int start(String even, int earliest, int head) {
        int start = earliest;
        Matcher boundary = BOUNDARY.matcher(even).region(earliest, head).useTransparentBounds(true);
        while (boundary.find()) {
            start = boundary.end();
        }
        while (start < head && "、 和及与或者并且".indexOf(even.charAt(start)) >= 0) {
            start++;
        }
        return start;
    }

    private static Actor actor(String even, int start, int end) {
        return new Actor(start, end, even.substring(start, end), part(even, start, end));
    }

    private static Part part(String even, int start, int end) {
        String before = even.substring(Math.max(0, start - 6), start);
        String after = even.substring(end, Math.min(even.length(), end + 4));
        if (DOES.matcher(before).find() && !after.startsWith("的")) {
            return Part.ACTS;
        }
        if (PIVOT.matcher(before).find()
                || TOLD.matcher(even).region(end, even.length()).lookingAt()) {
            return Part.OTHER;
        }
        if (ACTED_UPON.matcher(before).find() || SUFFERS.matcher(after).find()) {
            return Part.IS_ACTED_UPON;
        }
        boolean opens = before.isEmpty() || ",.;:，。；：\n)".indexOf(before.charAt(before.length() - 1)) >= 0;
        if (QUALIFIES.matcher(even).region(end, even.length()).lookingAt()) {
            return Part.OTHER;
        }
        boolean goesOn = !after.isEmpty() && ",.;:，。；：\n、的".indexOf(after.charAt(0)) < 0;
        if (opens && goesOn) {
            return Part.ACTS;
        }
        return Part.OTHER;
    }
}
