package cn.quanzhi.model;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import cn.quanzhi.kernel.PermanentFailure;
import cn.quanzhi.kernel.TransientFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * bge-small-zh-v1.5 (int8) in process, on ONNX Runtime: the CLS token's vector, scaled to length one. One session with
 * one thread a call and no spinning, called from as many threads as there are cores; bulk work comes after questions. Loaded
 * in the background: the start doesn't wait for it.
 */
@Component
class BgeEmbeddings implements Embeddings, AutoCloseable {

    private static final String MODEL = "/bge-small-zh-v1.5-q.onnx";
    private static final String TOKENIZER = "/bge-small-zh-v1.5-q-tokenizer.json";
    private static final int DIMENSIONS = 512;
    private static final int MAX_TOKENS = 512;
    private static final int BATCH_TOKENS = 512;
    private static final int BULK_TOKENS = 128;
    private static final Made<float[]> VECTOR = (encoding, states) -> unit(states[0]);

    private final CompletableFuture<Loaded> loaded = CompletableFuture.supplyAsync(
            BgeEmbeddings::load,
            // A thread with the starting one's class loader: inside the one packed jar the common pool's finds no
            // model.
            work -> Thread.ofPlatform().name("model").daemon().start(work));
    private final ReadWriteLock open = new ReentrantReadWriteLock();
    private boolean closed;
    private final Semaphore cores = new Semaphore(Runtime.getRuntime().availableProcessors());
    private final Courtesy courtesy = new Courtesy();
    private final BulkLane lane = new BulkLane();

    private record Loaded(OrtEnvironment environment, OrtSession session, HuggingFaceTokenizer tokenizer) {}

    @Override
    public String name() {
        return "bge-small-zh-v1.5-int8";
    }

    @Override
    public int dimensions() {
        return DIMENSIONS;
    }

    @Override
    public float[] embed(String text) {
        return embedAll(List.of(text)).getFirst();
    }

    @Override
    public List<float[]> embedAll(List<String> texts) {
        return asked(texts, VECTOR);
    }

    @Override
    public List<Tokens> tokensOf(List<String> texts) {
        return asked(texts, BgeEmbeddings::tokens);
    }

    private <T> List<T> asked(List<String> texts, Made<T> made) {
        return whileOpen(model -> courtesy.first(() -> embedded(texts, new Asked(), made)));
    }

    @Override
    public List<float[]> embedInBulk(List<String> texts) {
        return lane.run(() -> embedded(texts, new Bulk(), VECTOR));
    }

    @Override
    public List<Tokens> tokensInBulk(List<String> texts) {
        return lane.run(() -> embedded(texts, new Bulk(), BgeEmbeddings::tokens));
    }

    /** What is made of a text's tokens and the model's last states of them. */
    private interface Made<T> {
        T of(Encoding encoding, float[][] states);
    }

    /** How the pieces of one call come to be computed. */
    private interface Turn {
        int tokens();

        <T> List<T> take(Supplier<List<T>> piece);
    }

    private final class Asked implements Turn {
        @Override
        public int tokens() {
            return BATCH_TOKENS;
        }

        @Override
        public <T> List<T> take(Supplier<List<T>> piece) {
            cores.acquireUninterruptibly();
            try {
                return piece.get();
            } finally {
                cores.release();
            }
        }
    }

    /** Has threads of its own, so it takes no core from those who ask, and shows them the door between two pieces. */
    private final class Bulk implements Turn {
        @Override
        public int tokens() {
            return courtesy.isAsked() ? BULK_TOKENS : BATCH_TOKENS;
        }

        @Override
        public <T> List<T> take(Supplier<List<T>> piece) {
            courtesy.giveWay();
            return piece.get();
        }
    }

    private <T> List<T> embedded(List<String> texts, Turn turn, Made<T> made) {
        List<T> all = new ArrayList<>(texts.size());
        List<Encoding> batch = new ArrayList<>();
        int longest = 0;
        for (String text : texts) {
            Encoding next = whileOpen(model -> model.tokenizer().encode(text));
            int length = Math.max(longest, next.getIds().length);
            if (!batch.isEmpty() && length * (batch.size() + 1) > turn.tokens()) {
                all.addAll(run(batch, longest, turn, made));
                batch.clear();
                length = next.getIds().length;
            }
            batch.add(next);
            longest = length;
        }
        if (!batch.isEmpty()) {
            all.addAll(run(batch, longest, turn, made));
        }
        return all;
    }

    private <T> List<T> run(List<Encoding> batch, int length, Turn turn, Made<T> made) {
        return turn.take(() -> whileOpen(model -> computed(model, batch, length, made)));
    }

    /** Native code is never entered once the model is closed, and never left behind by its closing. */
    private <T> T whileOpen(Function<Loaded, T> work) {
        Loaded model = loaded.join();
        open.readLock().lock();
        try {
            if (closed) {
                throw new TransientFailure("the service is stopping");
            }
            return work.apply(model);
        } finally {
            open.readLock().unlock();
        }
    }

    private static <T> List<T> computed(Loaded model, List<Encoding> batch, int length, Made<T> made) {
        long[] shape = {batch.size(), length};
        try (OnnxTensor ids = tensor(model, batch, shape, Encoding::getIds);
                OnnxTensor mask = tensor(model, batch, shape, Encoding::getAttentionMask);
                OnnxTensor types = tensor(model, batch, shape, Encoding::getTypeIds);
                OrtSession.Result result = model.session()
                        .run(Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
            float[][][] states = (float[][][]) result.get(0).getValue();
            List<T> all = new ArrayList<>(batch.size());
            for (int row = 0; row < batch.size(); row++) {
                all.add(made.of(batch.get(row), states[row]));
            }
            return all;
        } catch (OrtException e) {
            throw new PermanentFailure("the embedding model failed", e);
        }
    }

    private static Tokens tokens(Encoding encoding, float[][] states) {
        CharSpan[] spans = encoding.getCharTokenSpans();
        List<Tokens.Token> tokens = new ArrayList<>(spans.length);
        for (int i = 0; i < spans.length; i++) {
            CharSpan span = spans[i];
            if (span != null && span.getEnd() > span.getStart()) {
                tokens.add(new Tokens.Token(span.getStart(), span.getEnd(), unit(states[i])));
            }
        }
        return new Tokens(unit(states[0]), tokens);
    }

    private static OnnxTensor tensor(Loaded model, List<Encoding> batch, long[] shape, Function<Encoding, long[]> part)
            throws OrtException {
        LongBuffer values = LongBuffer.allocate(Math.toIntExact(shape[0] * shape[1]));
        for (int row = 0; row < batch.size(); row++) {
            values.position(Math.toIntExact(row * shape[1]));
            values.put(part.apply(batch.get(row))); // the rest of the row stays 0: padding, masked
        }
        values.rewind();
        return OnnxTensor.createTensor(model.environment(), values, shape);
    }

    private static float[] unit(float[] vector) {
        double sum = 0;
        for (float value : vector) {
            sum += (double) value * value;
        }
        float scale = (float) (1 / Math.sqrt(sum));
        float[] unit = new float[vector.length];
        for (int i = 0; i < vector.length; i++) {
            unit[i] = vector[i] * scale;
        }
        return unit;
    }

    private static Loaded load() {
        try (InputStream model = resource(MODEL);
                InputStream tokenizer = resource(TOKENIZER);
                OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            OrtEnvironment environment = OnnxEnvironment.get();
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            Map<String, String> limits =
                    Map.of("padding", "false", "truncation", "true", "maxLength", Integer.toString(MAX_TOKENS));
            return new Loaded(
                    environment,
                    environment.createSession(model.readAllBytes(), options),
                    HuggingFaceTokenizer.newInstance(tokenizer, limits));
        } catch (IOException | OrtException e) {
            throw new PermanentFailure("the embedding model can't be loaded", e);
        }
    }

    private static InputStream resource(String name) throws IOException {
        InputStream found = BgeEmbeddings.class.getResourceAsStream(name);
        if (found == null) {
            throw new IOException(name + " is not on the class path");
        }
        return found;
    }

    /** Waits for whoever is computing: native code whose memory is gone takes the whole process with it. */
    @Override
    public void close() throws OrtException {
        lane.close();
        open.writeLock().lock();
        try {
            if (!closed && loaded.isDone() && !loaded.isCompletedExceptionally()) {
                loaded.join().tokenizer().close();
                loaded.join().session().close();
            }
            closed = true;
        } finally {
            open.writeLock().unlock();
        }
    }
}
