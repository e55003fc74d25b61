package cn.quanzhi.answering;

/** Tells what another hears, and hears of no stop: what must reach a person goes on. */
record SteadfastObserver(Answerer.Observer heard) implements Answerer.Observer {

    @Override
    public void stage(Answerer.Stage stage) {
        heard.stage(stage);
    }

    @Override
    public void delta(int offset, String text) {
        heard.delta(offset, text);
    }

    @Override
    public void claim(Claim claim) {
        heard.claim(claim);
    }

    @Override
    public void citation(Citation citation) {
        heard.citation(citation);
    }

    @Override
    public void reset() {
        heard.reset();
    }

    @Override
    public boolean cancelled() {
        return false;
    }
}
