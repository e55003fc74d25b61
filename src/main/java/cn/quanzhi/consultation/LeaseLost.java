package cn.quanzhi.consultation;

/** Another node holds the answer now; nothing more that this one does for it counts. */
final class LeaseLost extends RuntimeException {

    LeaseLost() {
        super("the answer's lease is another node's", null, false, false);
    }
}
