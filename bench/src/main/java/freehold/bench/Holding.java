package freehold.bench;

import freehold.bench.Installation.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the server holds at a moment. */
record Holding(Map<Kind, Double> amounts) {
    enum Kind {
        RESIDENT_MEBIBYTES(1.15, 64),
        HEAP_MEBIBYTES_LIVE(1.25, 48),
        THREADS(1.1, 8),
        OPEN_FILES(1.1, 16),
        DATABASE_CONNECTIONS(1.0, 5);

        private final double growth;
        private final double slack;

        Kind(double growth, double slack) {
            this.growth = growth;
            this.slack = slack;
        }

        double growth() {
            return growth;
        }

        double slack() {
            return slack;
        }
    }

    static Holding of(Installation server, String operator) throws Exception {
        Path process = Path.of("/proc", Long.toString(server.pid()));
        Map<Kind, Double> amounts = new TreeMap<>();
        String status = Files.readString(process.resolve("status"));
        amounts.put(Kind.RESIDENT_MEBIBYTES, number(status, "VmRSS:") / 1024);
        amounts.put(Kind.THREADS, number(status, "Threads:"));
        amounts.put(Kind.OPEN_FILES, (double) count(process.resolve("fd")));
        String metrics = server.any(operator, new Request("GET", "/actuator/prometheus", "", Map.of()))
                .body();
        amounts.put(Kind.HEAP_MEBIBYTES_LIVE, liveBytes(server.pid()) / (1024 * 1024));
        amounts.put(Kind.DATABASE_CONNECTIONS, sum(metrics, "hikaricp_connections{"));
        return new Holding(amounts);
    }

    /** What is left of the heap when it is cleared: the last line of the histogram, which clears it. */
    private static double liveBytes(long pid) throws IOException, InterruptedException {
        Process histogram = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(pid),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String said = new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        histogram.waitFor();
        return said.lines()
                .filter(line -> line.startsWith("Total"))
                .mapToDouble(line -> Double.parseDouble(line.strip().split(" +")[2]))
                .findFirst()
                .orElseThrow(() -> new IOException("no histogram of process " + pid + ": " + said));
    }

    private static long count(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    private static double number(String status, String name) {
        return status.lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
                .sum();
    }

    private static double sum(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    static double mean(List<Holding> some, Kind kind) {
        return some.stream()
                .mapToDouble(holding -> holding.amounts().getOrDefault(kind, 0.0))
                .average()
                .orElse(0);
    }
}
