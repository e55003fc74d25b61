package cn.quanzhi.evaluation;

import java.time.Duration;

/** Whether the service is in the state in which it is to be measured. */
interface Readiness {

    /** Waits for it, at most so long; gives whether it was reached. */
    boolean await(Duration patience);
}
