package cn.quanzhi.answering.intent;

/** The few largest of many values, with their places, the largest first. */
final class Nearest {

    private final int[] places;
    private final float[] values;
    private int count;

    Nearest(int most) {
        places = new int[most];
        values = new float[most];
    }

    void offer(int place, float value) {
        if (count == values.length && value <= values[count - 1]) {
            return;
        }
        int at = count < values.length ? count++ : count - 1;
        while (at > 0 && values[at - 1] < value) {
            values[at] = values[at - 1];
            places[at] = places[at - 1];
            at--;
        }
        values[at] = value;
        places[at] = place;
    }

    int count() {
        return count;
    }

    int place(int n) {
        return places[n];
    }

    float value(int n) {
        return values[n];
    }

    /** The largest; 0 where there is none. */
    float most() {
        return values[0];
    }
}
