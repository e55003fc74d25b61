package cn.quanzhi.retrieval;

import java.time.Duration;

/** Whether the index holds what is published. */
public interface IndexState {

    /** Whether the first import has ended and this node's index has reached the end of the change log once since. */
    boolean isCaughtUp();

    /** Waits until then; false where the time is up before. */
    boolean awaitCaughtUp(Duration patience);
}
