package freehold.web;

import org.apache.catalina.util.NetMask;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Believes {@code X-Forwarded-For} and {@code X-Forwarded-Proto} of the proxies named in {@code freehold.proxies}, and of
 * nobody else: anybody can send such headers, and by the client's address failed attempts are counted.
 */
@Component
final class TrustedProxies implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private final String[] proxies;

    TrustedProxies(@Value("${freehold.proxies:}") String[] proxies) {
        for (String proxy : proxies) {
            try {
                new NetMask(proxy);
            } catch (IllegalArgumentException none) {
                throw new IllegalArgumentException(
                        "freehold.proxies must list addresses or networks of proxies, such as 10.0.0.0/8; " + proxy
                                + " is neither",
                        none);
            }
        }
        this.proxies = proxies.clone();
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        if (proxies.length == 0) {
            return;
        }
        RemoteIpValve valve = new RemoteIpValve();
        valve.setInternalProxies(String.join(",", proxies));
        valve.setRemoteIpHeader("X-Forwarded-For");
        valve.setProtocolHeader("X-Forwarded-Proto");
        factory.addEngineValves(valve);
    }
}
