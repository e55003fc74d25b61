package cn.quanzhi.answering.citation;

import cn.quanzhi.answering.citation.Actors.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Whether two have changed places around a deed: 甲委托乙 where the source lets 乙 委托 甲. */
final class Exchanges {

    private static final String BY = "由";
    private static final String TO = "向";

    /** What one does to another, who is named at once. */
    private static final Pattern DEED =
            Pattern.compile("(?:委托|授权|告知|通知|要求|责令|督促|指定|聘请|聘用|投诉|举报|起诉|赔偿|补偿|监督|检查|培训)(?=被?$)");

    private static final int LONGEST_DEED = 3;

    private Exchanges() {}

    /**
     * A deed.
     *
     * @param before whoever is named before it in its sentence, the nearest last
     */
    private record Deed(String verb, List<Actor> before, Actor to) {

        boolean isUpon(Actor other) {
            return isSame(to, other);
        }
    }

    static boolean in(Laid laid) {
        List<Deed> claimed = deeds(laid.claim()).stream()
                .filter(deed -> tells(deed.to()) && tells(deed.before().getLast()))
                .toList();
        if (claimed.isEmpty()) {
            return false;
        }
        List<Deed> said = deeds(laid.source());
        return claimed.stream().anyMatch(deed -> isTurned(deed, said));
    }

    /** Whether the source does it to the one who does it here, and never to the other. */
    private static boolean isTurned(Deed deed, List<Deed> said) {
        Actor by = deed.before().getLast();
        List<Deed> same =
                said.stream().filter(other -> other.verb().equals(deed.verb())).toList();
        return same.stream().noneMatch(other -> other.isUpon(deed.to()))
                && same.stream()
                        .anyMatch(other -> other.isUpon(by)
                                && other.before().stream().anyMatch(actor -> isSame(actor, deed.to())));
    }

    private static List<Deed> deeds(Letters text) {
        List<Actor> actors = text.actors();
        List<Deed> deeds = new ArrayList<>();
        for (int i = 1; i < actors.size(); i++) {
            Actor to = actors.get(i);
            Matcher verb = DEED.matcher(text.text()).region(Math.max(0, to.start() - LONGEST_DEED), to.start());
            if (verb.find()) {
                List<Actor> before = actors.subList(0, i).stream()
                        .filter(actor -> actor.end() <= verb.start() && text.oneSentence(actor.start(), to.start()))
                        .toList();
                if (!before.isEmpty()) {
                    deeds.add(new Deed(verb.group(), before, to));
                }
            }
        }
        return deeds;
    }

    /** Whether a name is one body's and no other's. */
    private static boolean tells(Actor actor) {
        return !Names.isAnybody(actor.name()) && !Names.isVague(actor.name());
    }

    private static boolean isSame(Actor one, Actor other) {
        return one.name().contains(other.name()) || other.name().contains(one.name());
    }

    /** Whether somebody whom something is addressed to does it now, or the other way round: 由商标局提交 for 向商标局提交. */
    static boolean turnsDirection(Laid laid) {
        return laid.chain().stream()
                .anyMatch(run -> IntStream.range(run.start(), run.end())
                        .anyMatch(index -> isTurned(
                                before(laid.claim().text(), laid.claim().place(index)),
                                before(laid.source().text(), laid.there(run, index)))));
    }

    private static String before(String text, int place) {
        return text.substring(Math.max(0, place - 1), place);
    }

    private static boolean isTurned(String said, String there) {
        return said.equals(BY) && there.equals(TO) || said.equals(TO) && there.equals(BY);
    }
}
