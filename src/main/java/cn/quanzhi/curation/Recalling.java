package cn.quanzhi.curation;

import cn.quanzhi.consultation.CaseFiles;
import cn.quanzhi.consultation.HandOver.Contact;
import cn.quanzhi.consultation.RestingAnswers;
import cn.quanzhi.consultation.RestingAnswers.Resting;
import cn.quanzhi.curation.Recall.CallContact;
import cn.quanzhi.curation.Recall.RecallCase;
import cn.quanzhi.curation.Recall.Target;
import cn.quanzhi.curation.Recall.Wanted;
import cn.quanzhi.identity.Caller;
import cn.quanzhi.identity.Directory;
import cn.quanzhi.kernel.Ids;
import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.kernel.Slice;
import cn.quanzhi.knowledge.VersionComparison;
import cn.quanzhi.knowledge.VersionComparison.Touched;
import cn.quanzhi.knowledge.Withdrawals;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds whom a wrong text or answer has reached, and keeps who was told and called. Each runs in the caller's transaction. */
@Component
class Recalling {

    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_NOTICE = 1_000;
    private static final int MOST = 10_000;

    private final Recalls recalls;
    private final VersionComparison comparison;
    private final RestingAnswers answers;
    private final CaseFiles files;
    private final Directory directory;
    private final Withdrawals withdrawals;
    private final Clock clock;

    Recalling(
            Recalls recalls,
            VersionComparison comparison,
            RestingAnswers answers,
            CaseFiles files,
            Directory directory,
            Withdrawals withdrawals,
            Clock clock) {
        this.recalls = recalls;
        this.comparison = comparison;
        this.answers = answers;
        this.files = files;
        this.directory = directory;
        this.withdrawals = withdrawals;
        this.clock = clock;
    }

    private record Found(String title, Set<UUID> passages, List<Resting> resting) {}

    Recall open(Caller.Staff staff, Wanted wanted) {
        UUID version = wanted.versionId();
        UUID answer = wanted.answerId();
        if ((version == null) == (answer == null)) {
            throw new ProblemException("versionId", "请指明一个版本，或者一个回答");
        }
        Recall.Action action = wanted.action();
        if (action == null) {
            throw new ProblemException("action", "请选择更正或撤回");
        }
        Set<UUID> passages = passages(wanted.passageIds());
        if (Boolean.TRUE.equals(wanted.withdraw())) {
            if (version == null) {
                throw new ProblemException("withdraw", "只有版本可以同时撤下");
            }
            withdrawals.withdraw(staff, version, CurationGate.required("reason", wanted.reason(), LONGEST_REASON));
        }
        Found found =
                version == null ? ofAnswer(staff, Objects.requireNonNull(answer)) : ofVersion(staff, version, passages);
        Recall recall = recall(staff, wanted, action, found);
        recalls.insert(recall);
        keep(recall.recallId(), found.resting());
        return recalls.find(recall.recallId()).orElseThrow();
    }

    private Recall recall(Caller.Staff staff, Wanted wanted, Recall.Action action, Found found) {
        UUID version = wanted.versionId();
        return new Recall(
                Ids.next(),
                staff.site(),
                version == null ? Target.ANSWER : Target.VERSION,
                version,
                found.passages(),
                wanted.answerId(),
                found.title(),
                CurationGate.required("reason", wanted.reason(), LONGEST_REASON),
                action,
                CurationGate.required("notice", wanted.notice(), LONGEST_NOTICE),
                CurationGate.optional("noticeEn", wanted.noticeEn(), LONGEST_NOTICE),
                Recall.State.FOUND,
                staff.accountId(),
                staff.displayName(),
                clock.instant(),
                null,
                null,
                null,
                Boolean.TRUE.equals(wanted.withdraw()));
    }

    /** From here on the enterprises are told. */
    Recall tell(Caller.Staff staff, UUID id) {
        Recall recall = recalls.lock(id)
                .filter(found -> found.isSeenBy(staff))
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        if (recall.state() != Recall.State.FOUND) {
            throw new ProblemException(Problem.CONFLICT, "已经通知过了");
        }
        gather(recall);
        recalls.tell(id, staff.displayName());
        return recalls.find(id).orElseThrow();
    }

    /** Adds whoever was answered since it was opened, or was too many then; how many there were. */
    int gather(Recall recall) {
        UUID version = recall.versionId();
        return version == null
                ? 0
                : keep(recall.recallId(), answers.on(recall.site(), version, recall.passageIds(), MOST));
    }

    Recall get(Caller.Staff staff, UUID id) {
        return recalls.find(id)
                .filter(found -> found.isSeenBy(staff))
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    }

    Slice<RecallCase> cases(UUID recall, int limit, @Nullable String cursor) {
        return Slice.of(
                limit,
                cursor,
                (before, most) -> named(recalls.cases(recall, before, most)),
                RecallCase::consultationId);
    }

    /** How many have left an address and were not reached yet. */
    int toCall(UUID recall) {
        return (int) files.all(recalls.notReached(recall)).values().stream()
                .filter(file -> contact(file.contact()) != null)
                .count();
    }

    private List<RecallCase> named(List<Recalls.Kept> kept) {
        Map<UUID, CaseFiles.CaseFile> known =
                files.all(kept.stream().map(Recalls.Kept::consultation).toList());
        Map<UUID, Directory.Enterprise> enterprises = directory.enterprises(known.values().stream()
                .map(CaseFiles.CaseFile::enterpriseId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        List<RecallCase> cases = new ArrayList<>();
        for (Recalls.Kept one : kept) {
            CaseFiles.CaseFile file = Objects.requireNonNull(known.get(one.consultation()));
            UUID enterprise = file.enterpriseId();
            Directory.Enterprise named = enterprise == null ? null : enterprises.get(enterprise);
            cases.add(new RecallCase(
                    one.consultation(),
                    one.site(),
                    named == null ? null : named.name(),
                    one.answers(),
                    one.toldAt(),
                    contact(file.contact()),
                    one.called()));
        }
        return cases;
    }

    private static @Nullable CallContact contact(Contact contact) {
        return contact.phone() == null && contact.email() == null
                ? null
                : new CallContact(contact.name(), contact.phone(), contact.email());
    }

    private Found ofVersion(Caller.Staff staff, UUID version, Set<UUID> only) {
        Touched touched = comparison.all(staff, version, only);
        if (touched.passages().size() < only.size()) {
            throw new ProblemException("passageIds", "有段落不属于这一版");
        }
        // A site recalls what it was told; only the installation recalls for all sites.
        return new Found(touched.title(), only, answers.on(staff.site(), version, only, MOST));
    }

    private Found ofAnswer(Caller.Staff staff, UUID answer) {
        Resting resting = answers.answer(staff.site(), answer)
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, "没有这个回答，或它已被更正"));
        String question = resting.question();
        return new Found(question == null ? "" : question, Set.of(), List.of(resting));
    }

    private int keep(UUID recall, List<Resting> resting) {
        return resting.stream().collect(Collectors.groupingBy(Resting::consultationId)).entrySet().stream()
                .mapToInt(one -> recalls.add(recall, one.getKey(), one.getValue()))
                .sum();
    }

    private static Set<UUID> passages(@Nullable List<@Nullable UUID> given) {
        Set<UUID> passages = new HashSet<>();
        for (UUID passage : given == null ? List.<@Nullable UUID>of() : given) {
            if (passage == null) {
                throw new ProblemException("passageIds", "无法识别这个值");
            }
            passages.add(passage);
        }
        return passages;
    }
}
