package cn.quanzhi.retrieval.adapter;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.apache.lucene.util.VectorUtil;

/**
 * A linear map on a question's vector, used as a mixture: {@code q' = normalise((1 - share)·q + share·W·q)}. Documents are
 * not embedded again. The matrix is kept as what it adds to the identity, a byte for each number and a scale for each row.
 */
public final class QueryAdapter {

    private static final int MAGIC = 0x515A4132;
    private static final int STEPS = 127;

    private final Towards towards;
    private final String model;
    private final float share;
    private final float[][] added;

    /** @param added W minus the identity, row by row */
    QueryAdapter(Towards towards, String model, float share, float[][] added) {
        this.towards = towards;
        this.model = model;
        this.share = share;
        this.added = added;
    }

    /**
     * The one that is packed with the service; for another embedding model, or where none is packed, the identity.
     *
     * @throws IllegalStateException if what is packed there was learned to turn towards something else
     */
    public static QueryAdapter packed(Towards towards, String model, int dimensions) {
        try (InputStream packed = QueryAdapter.class.getResourceAsStream(towards.resource())) {
            QueryAdapter adapter = packed == null ? none(towards, model) : read(towards, packed);
            return adapter.model.equals(model) && adapter.added.length == dimensions ? adapter : none(towards, model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves every vector as it is. */
    public static QueryAdapter none(Towards towards, String model) {
        return new QueryAdapter(towards, model, 0, new float[0][]);
    }

    /** Whether it turns any vector: a turned one is farther from everything. */
    public boolean turns() {
        return share != 0;
    }

    /** The unit vector to search with; the given one stays as it is. */
    public float[] adapt(float[] question) {
        float[] adapted = question.clone();
        if (share == 0) {
            return adapted;
        }
        for (int row = 0; row < added.length; row++) {
            adapted[row] += share * VectorUtil.dotProduct(added[row], question);
        }
        return VectorUtil.l2normalize(adapted);
    }

    void write(OutputStream to) throws IOException {
        DataOutputStream out = new DataOutputStream(to);
        out.writeInt(MAGIC);
        out.writeUTF(towards.name());
        out.writeUTF(model);
        out.writeInt(added.length);
        out.writeFloat(share);
        for (float[] row : added) {
            float largest = 0;
            for (float value : row) {
                largest = Math.max(largest, Math.abs(value));
            }
            float scale = largest / STEPS;
            out.writeFloat(scale);
            for (float value : row) {
                out.writeByte(scale == 0 ? 0 : Math.round(value / scale));
            }
        }
        out.flush();
    }

    /** @throws IllegalStateException if what is read was learned to turn towards something else */
    static QueryAdapter read(Towards wanted, InputStream from) throws IOException {
        QueryAdapter adapter = read(from);
        if (adapter.towards != wanted) {
            throw new IllegalStateException("learned to turn towards " + adapter.towards + ", not " + wanted);
        }
        return adapter;
    }

    private static QueryAdapter read(InputStream from) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(from));
        if (in.readInt() != MAGIC) {
            throw new IOException("no query adapter");
        }
        Towards towards = towards(in.readUTF());
        String model = in.readUTF();
        float[][] added = new float[in.readInt()][];
        float share = in.readFloat();
        for (int row = 0; row < added.length; row++) {
            added[row] = new float[added.length];
            float scale = in.readFloat();
            for (int column = 0; column < added.length; column++) {
                added[row][column] = scale * in.readByte();
            }
        }
        return new QueryAdapter(towards, model, share, added);
    }

    private static Towards towards(String name) throws IOException {
        for (Towards towards : Towards.values()) {
            if (towards.name().equals(name)) {
                return towards;
            }
        }
        throw new IOException("a query adapter towards " + name);
    }
}
