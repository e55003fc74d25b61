package cn.quanzhi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.quanzhi.ScriptedChatModel;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.netty.http.client.HttpClient;

/** Nothing is sent where cloud machines are handed their credentials; models of the own network are asked. */
class ProviderAddressesTest {

    private static final HttpClient HTTP = HttpClient.create().resolver(new ProviderAddresses());
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "169.254.0.23",
                "100.100.100.200",
                "168.63.129.16",
                "192.0.0.192",
                "0.0.0.0",
                "224.0.0.1",
                "::",
                "fe80::1",
                "ff02::1",
                "fd00:ec2::254",
                "::ffff:169.254.169.254",
                "64:ff9b::a9fe:a9fe",
            })
    void refusesWhatNoModelLivesAt(String address) throws UnknownHostException {
        assertThat(ProviderAddresses.isRefused(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1", "::1", "10.0.0.3", "192.168.1.7", "fd12::7", "64:ff9b::808:808", "203.0.113.9"})
    void asksTheOwnNetworkAndTheWorld(String address) throws UnknownHostException {
        assertThat(ProviderAddresses.isRefused(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/v1",
                "http://2852039166/v1",
                "http://0xa9.0xfe.0xa9.0xfe/v1",
                "http://[::ffff:169.254.169.254]/v1",
                "http://0.0.0.0:1/v1",
            })
    void connectsToNoneOfThemHoweverItIsWritten(String url) {
        assertThatThrownBy(() -> HTTP.get().uri(url).response().block(PATIENCE))
                .hasStackTraceContaining(UnknownHostException.class.getName());
    }

    @Test
    void connectsToAModelByNameAndByNumber() {
        try (ScriptedChatModel model = ScriptedChatModel.start()) {
            for (String url : new String[] {model.baseUrl(), model.baseUrl().replace("127.0.0.1", "localhost")}) {
                Integer status = HTTP.get()
                        .uri(url + "/nothing-here")
                        .responseSingle((response, body) -> reactor.core.publisher.Mono.just(
                                response.status().code()))
                        .block(PATIENCE);
                assertThat(status).isEqualTo(404);
            }
        }
    }
}
