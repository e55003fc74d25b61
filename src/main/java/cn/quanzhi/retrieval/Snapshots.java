package cn.quanzhi.retrieval;

/** Where a turn gets the index as it stands at this moment. */
interface Snapshots {

    PassageIndex.Snapshot now();

    /** Whether it has held everything that is published once since the start. */
    boolean isCaughtUp();
}
