package io.github.eciregistry.webhook;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;

/** Whether most of the heap was still in use after the latest garbage collection. */
final class HeapPressure {

    private static final double HIGH = 0.85;

    private final List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();
    private final long heap;

    HeapPressure(long heap) {
        this.heap = heap;
    }

    boolean isHigh() {
        long used = 0;
        for (MemoryPoolMXBean pool : pools) {
            MemoryUsage afterCollection = pool.getCollectionUsage();
            used += afterCollection == null ? 0 : afterCollection.getUsed();
        }
        return used > HIGH * heap;
    }
}
