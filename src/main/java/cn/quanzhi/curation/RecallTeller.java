package cn.quanzhi.curation;

import cn.quanzhi.consultation.CaseFiles;
import cn.quanzhi.consultation.HandOver;
import cn.quanzhi.consultation.RestingAnswers.Resting;
import cn.quanzhi.identity.Directory;
import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells the enterprises in their consultations, each in a transaction of its own: a node that dies in between tells nobody
 * twice, and another goes on.
 */
@Component
class RecallTeller {

    private static final Logger LOG = LoggerFactory.getLogger(RecallTeller.class);
    private static final int LONGEST_QUESTION = 60;

    private final Recalls recalls;
    private final Recalling recalling;
    private final HandOver handOver;
    private final CaseFiles files;
    private final Directory directory;
    private final Transactions transactions;

    RecallTeller(
            Recalls recalls,
            Recalling recalling,
            HandOver handOver,
            CaseFiles files,
            Directory directory,
            Transactions transactions) {
        this.recalls = recalls;
        this.recalling = recalling;
        this.handOver = handOver;
        this.files = files;
        this.directory = directory;
        this.transactions = transactions;
    }

    @Scheduled(fixedDelayString = "PT2S")
    void sweep() {
        try {
            for (Recall recall : transactions.in(Scope.SYSTEM, recalls::telling)) {
                int told = 0;
                while (transactions.in(Scope.SYSTEM, () -> tellOne(recall))) {
                    told++;
                }
                LOG.info("Recall {}: told {} consultations", recall.recallId(), told);
            }
        } catch (RuntimeException e) {
            LOG.warn("a recall could not be told, and is tried again: {}", e.toString());
        }
    }

    /** False where nobody is left. */
    private boolean tellOne(Recall recall) {
        Recalls.Kept next = recalls.next(recall.recallId()).orElse(null);
        if (next == null) {
            boolean more = recalling.gather(recall) > 0;
            if (!more) {
                recalls.finish(recall.recallId());
            }
            return more;
        }
        List<UUID> messages =
                next.answers().stream().map(Resting::messageId).distinct().toList();
        handOver.recall(next.consultation(), messages, words(recall, next), recall.action() == Recall.Action.WITHDRAW);
        recalls.told(recall.recallId(), next.consultation());
        return true;
    }

    /** What the enterprise reads, in its language: which answer, what it means, and what holds now. */
    private String words(Recall recall, Recalls.Kept told) {
        String first = told.answers().getFirst().question();
        String question = first == null
                ? ""
                : first.length() <= LONGEST_QUESTION ? first : first.substring(0, LONGEST_QUESTION) + "…";
        boolean withdrawn = recall.action() == Recall.Action.WITHDRAW;
        String english = recall.noticeEn();
        if (!directory.readsChinese(files.of(told.consultation()).visitorId())) {
            String what = withdrawn ? "must not be relied on: it has been withdrawn." : "needs a correction.";
            return "The answer to your question “" + question + "” " + what + " "
                    + (english == null ? recall.notice() : english);
        }
        String what = withdrawn ? "的回答已撤回，请不要再作为依据。" : "的回答需要更正。";
        return "您此前的咨询“" + question + "”" + what + recall.notice();
    }
}
