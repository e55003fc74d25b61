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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * bge-small-zh-v1.5 (int8) in process, on ONNX Runtime: the CLS token's vector, scaled to length one. One session with
 * one thread a call and no spinning, called from as many threads as there are cores. Loaded in the background: the start
 * doesn't wait for it.
 */
@Component
class BgeEmbeddings implements Embeddings, AutoCloseable {

    private static final String MODEL = "/bge-small-zh-v1.5-q.onnx";
    private static final String TOKENIZER = "/bge-small-zh-v1.5-q-tokenizer.json";
    private static final int DIMENSIONS = 512;
    private static final int MAX_TOKENS = 512;
    private static final int BATCH_TOKENS = 512;

    private final CompletableFuture<Loaded> loaded = CompletableFuture.supplyAsync(
            BgeEmbeddings::load,
            // A thread with the starting one's class loader: inside the one packed jar the common pool's finds no
            // model.
            work -> Thread.ofPlatform().name("model").daemon().start(work));
    private final ReadWriteLock open = new ReentrantReadWriteLock();
    private boolean closed;
    private volatile long lastQuestion = System.nanoTime() - Duration.ofDays(1).toNanos();
    private final Semaphore cores = new Semaphore(Runtime.getRuntime().availableProcessors());

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
        lastQuestion = System.nanoTime();
        return embedAll(List.of(text)).getFirst();
    }

    @Override
    public Duration sinceLastQuestion() {
        return Duration.ofNanos(System.nanoTime() - lastQuestion);
    }

    @Override
    public List<float[]> embedAll(List<String> texts) {
        return all(texts, (encoding, states) -> unit(states[0]));
    }

    @Override
    public List<Tokens> tokensOf(List<String> texts) {
        return all(texts, BgeEmbeddings::tokens);
    }

    /** @param made what is made of a text's tokens and the model's last states of them */
    private <T> List<T> all(List<String> texts, BiFunction<Encoding, float[][], T> made) {
        open.readLock().lock();
        try {
            if (closed) {
                throw new TransientFailure("the service is stopping");
            }
            return embedded(texts, made);
        } finally {
            open.readLock().unlock();
        }
    }

    private <T> List<T> embedded(List<String> texts, BiFunction<Encoding, float[][], T> made) {
        HuggingFaceTokenizer tokenizer = loaded.join().tokenizer();
        List<T> vectors = new ArrayList<>(texts.size());
        List<Encoding> batch = new ArrayList<>();
        int longest = 0;
        for (String text : texts) {
            Encoding next = tokenizer.encode(text);
            int length = Math.max(longest, next.getIds().length);
            if (!batch.isEmpty() && length * (batch.size() + 1) > BATCH_TOKENS) {
                vectors.addAll(run(batch, longest, made));
                batch.clear();
                length = next.getIds().length;
            }
            batch.add(next);
            longest = length;
        }
        if (!batch.isEmpty()) {
            vectors.addAll(run(batch, longest, made));
        }
        return vectors;
    }

    private <T> List<T> run(List<Encoding> batch, int length, BiFunction<Encoding, float[][], T> made) {
        cores.acquireUninterruptibly();
        Loaded model = loaded.join();
        long[] shape = {batch.size(), length};
        try (OnnxTensor ids = tensor(model, batch, shape, Encoding::getIds);
                OnnxTensor mask = tensor(model, batch, shape, Encoding::getAttentionMask);
                OnnxTensor types = tensor(model, batch, shape, Encoding::getTypeIds);
                OrtSession.Result result = model.session()
                        .run(Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
            float[][][] states = (float[][][]) result.get(0).getValue();
            List<T> all = new ArrayList<>(batch.size());
            for (int row = 0; row < batch.size(); row++) {
                all.add(made.apply(batch.get(row), states[row]));
            }
            return all;
        } catch (OrtException e) {
            throw new PermanentFailure("the embedding model failed", e);
        } finally {
            cores.release();
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
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
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
