package cn.quanzhi.answering;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes a follow-up question stand alone without a model: one that points back, or that has no matter of its own, takes up
 * the words of the visitor's turns before it. One that brings its own matter stands as it is, however short.
 */
final class FollowUps {

    private static final Pattern POINTS_BACK = Pattern.compile(
            "^(?:那|这|它|他们?|她|其|该|此|这样|那样|如果|要是|万一|还有|另外|然后|接着|再|为什么|凭什么|具体|刚才|上面|前面)|(?:这个|那个|这种|那种|它|他们|她们|上述|刚说|这些|那些)|呢[？?]?$");
    private static final Pattern CORRECTS =
            Pattern.compile("^(?:不对|不是的?|不,|错了|说错了|写错了|打错了|更正|我(?:说|问|指|讲)的(?:是|那))[，,。、 ]?");
    private static final Pattern ARTICLE = Pattern.compile("第\\s?[零〇一二两三四五六七八九十百千0-9]{1,8}\\s?条");
    private static final Pattern EMPTY_WORDS = Pattern.compile(
            "最晚|最迟|最多|最少|什么时候|多长时间|多久|多少钱?|几天|几次|几年|几个月|去哪里?|到哪里?|在哪里?|哪里|哪儿|哪个部门|哪家|谁来?|找谁|怎么办理?|怎么弄|怎么|咋办?|如何|需要|要不要|必须|可以|能不能|能|会不会|会|要|罚|处罚|罚款|钱|费用?|收费|交|办|弄|做|查|检|一次|时间|期限|材料|流程|手续|条件|忘了?|没|不|有|是|吗|呢|吧|啊|的|了|我们?|你们?|自己|一定|指定|证|到手|以后|之后|提出?|申请|行|算|还|就|都|也|又|得|必须|一般|大概|至少|请问|具体|什么|规定|要求|说明|一下|合规|违法|后果|责任|赔");
    private static final int OWN_MATTER = 3;
    private static final int LONGEST = 300;

    private FollowUps() {}

    static String standalone(String question, List<Answerer.Turn> transcript) {
        List<String> before = transcript.stream()
                .filter(Answerer.Turn::fromVisitor)
                .map(Answerer.Turn::text)
                .filter(text -> matter(text) >= OWN_MATTER && !EnglishWords.nameNothing(text))
                .toList();
        if (before.isEmpty() || !leans(question)) {
            return question;
        }
        StringBuilder topic = new StringBuilder(before.getLast());
        if (leans(before.getLast()) && before.size() > 1) {
            topic.insert(0, before.get(before.size() - 2) + "；");
        }
        String whole = topic.length() <= LONGEST ? topic.toString() : topic.substring(topic.length() - LONGEST);
        return whole + "；" + question;
    }

    /**
     * The ways to read a question after other turns: with the first one, which names the matter, with the last one, which it
     * mostly leans on, and by itself, since it may bring its own. Measured on dialogues, the three together find more than any
     * one or two.
     */
    static List<String> readings(String question, List<Answerer.Turn> transcript) {
        List<String> before = transcript.stream()
                .filter(Answerer.Turn::fromVisitor)
                .map(Answerer.Turn::text)
                .filter(text -> !text.isBlank())
                .toList();
        if (before.isEmpty()) {
            return List.of(question);
        }
        return Stream.concat(
                        Stream.of(before.getFirst(), before.getLast())
                                .map(text -> text.substring(Math.max(0, text.length() - LONGEST)) + "；" + question),
                        Stream.of(question))
                .distinct()
                .toList();
    }

    /** Whether it sets right what was said before: 不对，我说的那批是进口的. */
    static boolean corrects(String message) {
        return CORRECTS.matcher(message.strip()).find();
    }

    /** Whether it points to an article: in a talk that is one of the law spoken of. */
    static boolean namesArticle(String message) {
        return ARTICLE.matcher(message).find();
    }

    private static boolean leans(String question) {
        return POINTS_BACK.matcher(question.strip()).find()
                || matter(question) < OWN_MATTER
                || EnglishWords.lean(question);
    }

    /** How many characters remain that name a thing. */
    static int matter(String question) {
        return (int) EMPTY_WORDS
                .matcher(question)
                .replaceAll("")
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .count();
    }

    /** Whether no word names a thing that could be asked about: 罚多少, What documents do I need? */
    static boolean namesNothing(String question) {
        return matter(question) == 0 || EnglishWords.nameNothing(question);
    }
}
