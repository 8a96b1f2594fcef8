package io.github.eciregistry.policy;

import io.github.eciregistry.policy.RegistryPolicy.Rule;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The CIDR rules of one family, in the order of their networks. Two blocks are nested or apart, so the last block that
 * starts at or before an address is the narrowest around it, or lies within that one: a binary search, then a walk
 * outwards.
 */
final class BlockIndex {

    private final Entry[] entries;
    private final long[] highs;
    private final long[] lows;

    BlockIndex(Map<AddressBlock, PortRules> rulesByBlock) {
        SortedMap<AddressBlock, PortRules> sorted = new TreeMap<>(rulesByBlock);
        entries = new Entry[sorted.size()];
        highs = new long[entries.length];
        lows = new long[entries.length];
        int size = 0;
        Entry previous = null;
        for (Map.Entry<AddressBlock, PortRules> next : sorted.entrySet()) {
            AddressBlock block = next.getKey();
            previous = new Entry(block, next.getValue(), enclosing(previous, block));
            entries[size] = previous;
            highs[size] = block.high();
            lows[size] = block.low();
            size++;
        }
    }

    boolean isEmpty() {
        return entries.length == 0;
    }

    /** The rule of the narrowest block around an address. */
    @Nullable
    Rule find(AddressBlock address, int port) {
        int last = lastUpTo(address.high(), address.low());
        Entry entry = last < 0 ? null : enclosing(entries[last], address);
        while (entry != null) {
            Rule rule = entry.rules.find(port);
            if (rule != null) {
                return rule;
            }
            entry = entry.around;
        }
        return null;
    }

    private int lastUpTo(long high, long low) {
        int from = 0;
        int to = entries.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            int compared = Long.compareUnsigned(highs[middle], high);
            if (compared < 0 || (compared == 0 && Long.compareUnsigned(lows[middle], low) <= 0)) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from - 1;
    }

    private static @Nullable Entry enclosing(@Nullable Entry start, AddressBlock block) {
        Entry entry = start;
        while (entry != null && !entry.block.contains(block)) {
            entry = entry.around;
        }
        return entry;
    }

    private record Entry(
            AddressBlock block, PortRules rules, @Nullable Entry around) {}
}
