package cn.quanzhi.model;

import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.kernel.ProblemException.FieldProblem;
import cn.quanzhi.kernel.Words;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A chat provider as it is entered; what is null stays as it was.
 *
 * @param baseUrl "https://host/v1"
 * @param apiKey empty for none; never given back
 */
record ProviderForm(
        @Nullable String baseUrl,
        @Nullable String model,
        @Nullable String apiKey,
        @Nullable Boolean enabled) {

    private static final int LONGEST_ADDRESS = 500;
    private static final int LONGEST_MODEL = 200;
    private static final int LARGEST_PORT = 65_535;
    // What a header can carry.
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{0,1000}");

    /** The form over what was kept, cleaned; or all that is wrong with it. */
    ProviderForm over(ModelProviders.@Nullable Kept old) {
        List<FieldProblem> problems = new ArrayList<>();
        String address = baseUrl == null && old != null ? old.baseUrl() : address(baseUrl, problems);
        String name = model == null && old != null ? old.model() : named(model, problems);
        String key = apiKey == null ? null : apiKey.strip();
        if (key != null && !KEY.matcher(key).matches()) {
            problems.add(new FieldProblem("apiKey", "密钥只能是不带空格的英文字符，最多 1000 个"));
        }
        // A key goes nowhere but where it was given for: else whoever may change an address could have it sent to
        // himself.
        if (old != null
                && old.keyIsKept()
                && key == null
                && problems.isEmpty()
                && !sameServer(old.baseUrl(), address)) {
            problems.add(new FieldProblem("apiKey", "换了服务器，请重新填写密钥"));
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        boolean on = enabled == null ? old == null || old.enabled() : enabled;
        return new ProviderForm(address, name, key, on);
    }

    /** The same without the key, for whatever is kept or compared. */
    ProviderForm withoutKey() {
        return new ProviderForm(baseUrl, model, null, enabled);
    }

    private static String address(@Nullable String given, List<FieldProblem> problems) {
        String text = given == null ? "" : given.strip().replaceFirst("/+$", "");
        if (!isAddress(text)) {
            problems.add(new FieldProblem("baseUrl", "请填写 http:// 或 https:// 开头的地址，不带用户名、? 和 #"));
        }
        return text;
    }

    private static boolean isAddress(String text) {
        if (text.length() > LONGEST_ADDRESS) {
            return false;
        }
        try {
            URI uri = new URI(text);
            return uri.getScheme() != null
                    && List.of("http", "https").contains(uri.getScheme().toLowerCase(Locale.ROOT))
                    && uri.getHost() != null
                    && uri.getPort() != 0
                    && uri.getPort() <= LARGEST_PORT
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static String named(@Nullable String given, List<FieldProblem> problems) {
        String text = given == null ? "" : Words.clean("model", given);
        if (text.isEmpty() || text.length() > LONGEST_MODEL || text.indexOf('\n') >= 0) {
            problems.add(new FieldProblem("model", "请填写模型名，最多 200 字"));
        }
        return text;
    }

    private static boolean sameServer(String one, String other) {
        return server(one).equals(server(other));
    }

    private static String server(String address) {
        URI uri = URI.create(address);
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port;
    }

    /** Without the key: whatever is logged shows none. */
    @Override
    public String toString() {
        return "ProviderForm[" + baseUrl + ", " + model + ", " + enabled + "]";
    }
}
