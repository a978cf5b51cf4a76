package freehold.telemetry.web;

import freehold.testing.ApiClient;
import freehold.testing.TestTenants;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Opens a stream with a small window, and reads nothing of it until it is asked to. */
final class SlowReader implements AutoCloseable {
    private final Socket socket = new Socket();

    /** How much it was told, and how much it was told that it missed. */
    record Told(long records, long missed) {}

    SlowReader(TestTenants tenants, ApiClient client, String path) throws IOException {
        socket.setReceiveBufferSize(8 * 1024);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), tenants.port()));
        String request = "GET " + path + " HTTP/1.0\r\nHost: localhost\r\nAuthorization: "
                + client.header("Authorization") + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        // The first line of the answer: it is open.
        int c = socket.getInputStream().read();
        while (c != '\n') {
            c = socket.getInputStream().read();
        }
    }

    Told readUntilQuiet(Duration quiet) throws IOException {
        socket.setSoTimeout((int) quiet.toMillis());
        long records = 0;
        long missed = 0;
        String event = "";
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event: ")) {
                    event = line.substring(7);
                } else if (line.startsWith("data: ") && event.equals("record")) {
                    records++;
                } else if (line.startsWith("data: ") && event.equals("missed")) {
                    JsonNode data = JsonMapper.shared().readTree(line.substring(6));
                    missed += data.get("records").longValue();
                }
            }
        } catch (SocketTimeoutException nothingMore) {
            return new Told(records, missed);
        }
        return new Told(records, missed);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
