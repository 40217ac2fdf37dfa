package vn.diemcau.bench.stock;

import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** The units of a conference, as {@code ${units.from(first, count)}}. */
@Component("units")
public class Units {

    public List<String> from(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj("BENCH%05d"::formatted)
                .toList();
    }
}
