package cn.quanzhi.answering;

import java.util.List;

/** Works for an expert on a case: decides nothing, hands nobody over, and lets the expert read and judge. */
public interface Copilot {

    /** What stands behind the case. Searches, so never within a transaction. */
    Evidence evidence(String site, List<Answerer.Turn> turns);

    /** An answer for the expert to read, change and send; its text is empty where nothing supports a sentence of it. */
    Draft draft(String site, List<Answerer.Turn> turns);

    /** The sentences of a text that name a penalty or a deadline. */
    List<String> grave(String text);

    boolean isReady();

    /**
     * @param understood the question, standing alone
     * @param searched what was searched for
     * @param passages the best passages, numbered
     */
    record Evidence(String understood, List<String> searched, List<Citation> passages) {}

    /** @param confirm the claims that name a penalty or a deadline, each to be confirmed by a person */
    record Draft(String text, List<Citation> citations, List<Claim> claims, List<Claim> confirm) {}
}
