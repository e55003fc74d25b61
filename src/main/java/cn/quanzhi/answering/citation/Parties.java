package cn.quanzhi.answering.citation;

import cn.quanzhi.answering.citation.Actors.Actor;
import cn.quanzhi.answering.citation.Actors.Part;
import cn.quanzhi.answering.citation.Alignment.Run;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a sentence lets somebody else act, or act upon somebody else, than its source does. */
final class Parties {

    private static final Pattern TOLD = Pattern.compile(".*(?:要求|责令|告知|督促|使|让)其.{0,9}");
    private static final Pattern SUFFERER =
            Pattern.compile("(?:申请|投诉|举报|请求|告知|检[查验]|监督|抽查|许可|处罚|侵权|执行|上诉|代理|委托|授权)(?:人|方|者|单位|企业|机构)");
    /** 费用由申请人承担 */
    private static final Pattern BORNE =
            Pattern.compile("([\\u4e00-\\u9fa5]{2})由([^,.;:、，。；：由]{2,16}?)(承担|负担|支付|缴纳|赔偿)");

    private static final int TOLD_BEFORE = 12;
    private static final int WORD = 2;
    private static final int DEED = 3;
    private static final int COMPARED = 6;
    private static final int BESIDE = 2;

    private Parties() {}

    static boolean differ(Laid laid) {
        List<Actor> claimed = laid.claim().actors();
        for (int i = 0; i < claimed.size(); i++) {
            Actor actor = claimed.get(i);
            if (actor.part() == Part.OTHER || Names.isVague(actor.name())) {
                continue;
            }
            Actor same = same(actor, laid);
            if (same != null && same.part() != Part.OTHER && same.part() != actor.part()) {
                return true;
            }
            boolean nextActs = i + 1 < claimed.size() && claimed.get(i + 1).part() == Part.ACTS;
            int end = Math.min(
                    laid.claim().clauseEnd(actor.end()),
                    nextActs ? claimed.get(i + 1).start() : Integer.MAX_VALUE);
            if (actor.part() == Part.ACTS
                    && (isUnheardOf(actor, laid)
                            || isDoneByAnother(actor, end, same, laid, WORD)
                            || isDoneByAnother(actor, end, same, laid, DEED))) {
                return true;
            }
        }
        return false;
    }

    /** Whether somebody is named where the source names somebody else. */
    static boolean replaced(Laid laid) {
        return isBorneByAnother(laid) || isNamedInPlace(laid);
    }

    /** Whether the same thing is borne by somebody else: the frame tells, however names are read. */
    private static boolean isBorneByAnother(Laid laid) {
        List<MatchResult> claimed = borne(laid.claim());
        // The source is long, and hardly a sentence says who bears what.
        List<MatchResult> said = claimed.isEmpty() ? List.of() : borne(laid.source());
        return claimed.stream().filter(one -> !Names.isVague(one.group(2))).anyMatch(one -> {
            List<String> bearers = said.stream()
                    .filter(other -> other.group(1).equals(one.group(1))
                            && other.group(3).equals(one.group(3)))
                    .map(other -> other.group(2))
                    .toList();
            return !bearers.isEmpty() && bearers.stream().noneMatch(bearer -> isTheSame(one.group(2), bearer));
        });
    }

    private static List<MatchResult> borne(Letters text) {
        return text.text().indexOf('由') < 0
                ? List.of()
                : BORNE.matcher(text.text()).results().toList();
    }

    private static boolean isTheSame(String one, String other) {
        boolean isCounterpart =
                one.contains("委托") && other.contains("受托") || one.contains("受托") && other.contains("委托");
        return !isCounterpart
                && (one.contains(other)
                        || other.contains(one)
                        || Names.isVague(other)
                        || Names.alike(one, other)
                        || Names.alike(other, one));
    }

    private static boolean isNamedInPlace(Laid laid) {
        return laid.claim().actors().stream().anyMatch(actor -> {
            Actor there = inPlace(actor, laid);
            return there != null
                    && !Names.isVague(actor.name())
                    && (actor.part() != Part.OTHER || !Names.isJoint(actor.name()))
                    && !Names.isVague(there.name())
                    && !Names.alike(actor.name(), there.name())
                    && !Names.alike(there.name(), actor.name());
        });
    }

    /** 申请人 is not 被申请人. */
    static boolean losesPassive(Laid laid) {
        String source = laid.source().text();
        String claim = laid.claim().text();
        return laid.runs().stream().anyMatch(run -> {
            int there = laid.source().place(run.source());
            int here = laid.claim().place(run.start());
            return SUFFERER.matcher(claim).region(here, claim.length()).lookingAt()
                    && (source.startsWith("被", there - 1) != claim.startsWith("被", here - 1));
        });
    }

    /** The source's actor in whose place the claim's stands: between the same words, or on the same last letters. */
    private static @Nullable Actor inPlace(Actor actor, Laid laid) {
        Letters claim = laid.claim();
        List<Run> runs = laid.runs();
        for (int i = 0; i < runs.size(); i++) {
            Run run = runs.get(i);
            int end = claim.place(run.end() - 1) + 1;
            if (claim.place(run.start()) >= actor.end()) {
                boolean follows = i > 0 && laid.goesOn(runs.get(i - 1), run);
                int from = follows ? laid.there(runs.get(i - 1), runs.get(i - 1).end() - 1) + 1 : -1;
                boolean touches = claim.place(run.start()) - actor.end() <= BESIDE;
                return follows && touches
                        ? between(laid.source(), from, laid.source().place(run.source()))
                        : null;
            }
            if (end >= actor.end()) {
                int last = run.start();
                while (last < run.end() && claim.place(last) < actor.end()) {
                    last++;
                }
                int there = laid.there(run, last - 1);
                boolean split =
                        i > 0 && claim.place(run.start()) > actor.start() && slides(laid, runs.get(i - 1), run, last);
                return claim.place(last - 1) == actor.end() - 1 && !split ? at(laid.source(), there) : null;
            }
        }
        return null;
    }

    /** Whether the rest of a name might as well lie behind its beginning. */
    private static boolean slides(Laid laid, Run run, Run next, int end) {
        int length = end - next.start();
        return run.end() == next.start()
                && run.sourceEnd() + length <= laid.source().length()
                && laid.source().startsWith(run.sourceEnd(), laid.claim(), next.start(), length);
    }

    private static @Nullable Actor between(Letters source, int from, int to) {
        return source.actors().stream()
                .filter(other -> other.end() > from && other.end() <= to && to - other.end() <= BESIDE)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Actor at(Letters source, int place) {
        return source.actors().stream()
                .filter(other -> place == other.end() - 1)
                .findFirst()
                .orElse(null);
    }

    /** Whether nobody of that name is in the source. */
    private static boolean isUnheardOf(Actor actor, Laid laid) {
        return !Names.isAnybody(actor.name())
                && laid.source().actors().stream().noneMatch(other -> Names.alike(actor.name(), other.name()))
                && !laid.source().text().contains(actor.name());
    }

    /** The source's actor on whom the last letters of the claim's actor lie. */
    private static @Nullable Actor same(Actor actor, Laid laid) {
        Letters claim = laid.claim();
        int last = -1;
        for (Run run : laid.runs()) {
            for (int k = run.start(); k < run.end(); k++) {
                if (claim.place(k) >= actor.start() && claim.place(k) < actor.end()) {
                    last = laid.there(run, k);
                }
            }
        }
        for (Actor other : laid.source().actors()) {
            if (last >= other.start() && last < other.end() && Names.alike(actor.name(), other.name())) {
                return other;
            }
        }
        return null;
    }

    /** Whether another does in the source what this one does here, wherever it is said there. */
    private static boolean isDoneByAnother(Actor actor, int end, @Nullable Actor same, Laid laid, int least) {
        Letters source = laid.source();
        for (Run run : laid.runs()) {
            int from = laid.from(run, actor.end());
            int place = laid.claim().place(from);
            if (run.end() - from < least
                    || place < actor.end()
                    || place >= end
                    || isName(laid.claim(), place)
                    || isConsent(laid.claim(), place)) {
                continue;
            }
            int index = run.source() + from - run.start();
            boolean another = false;
            for (int other : source.indexes(index, Math.min(COMPARED, run.end() - from))) {
                Actor doer = doer(source.place(other), source);
                if (isHis(actor, source.place(other), doer, source) || doer == null && other == index) {
                    return false;
                }
                another |= doer != null && doer != same;
            }
            return another;
        }
        return false;
    }

    /** 未经同意: who has to consent is somebody else. */
    private static boolean isConsent(Letters claim, int place) {
        return claim.text().startsWith("经", place - 1);
    }

    private static boolean isName(Letters claim, int place) {
        return claim.actors().stream().anyMatch(other -> place >= other.start() && place < other.end());
    }

    /** Whether the source ties the deed at the place to somebody of that name. */
    private static boolean isHis(Actor actor, int place, @Nullable Actor doer, Letters source) {
        if (doer != null && Names.alike(actor.name(), doer.name())) {
            return true;
        }
        return source.actors().stream()
                .filter(other -> isBy(other, place, source))
                .anyMatch(other -> Names.alike(actor.name(), other.name()));
    }

    /** 供应商的书面质疑, 拖欠款项的企业, and the items of a list whose head names who does them. */
    private static boolean isBy(Actor other, int place, Letters source) {
        boolean before = other.end() <= place && place - other.end() <= BESIDE;
        boolean head = other.start() > place
                && source.text().startsWith("的", other.start() - 1)
                && source.clauseEnd(place) >= other.start();
        boolean ofList =
                source.isItemAt(place) && other.part() == Part.ACTS && source.oneSentence(other.start(), place);
        return before || head || ofList;
    }

    /** Who does what stands at the place: the last one before it in its sentence that acts. */
    private static @Nullable Actor doer(int place, Letters source) {
        Actor doer = null;
        for (Actor actor : source.actors()) {
            if (actor.end() <= place && actor.part() == Part.ACTS) {
                doer = actor;
            }
        }
        String before = source.text().substring(Math.max(0, place - TOLD_BEFORE), place);
        return doer != null
                        && source.oneSentence(doer.start(), place)
                        && !TOLD.matcher(before).matches()
                ? doer
                : null;
    }
}
