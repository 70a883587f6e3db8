//! What the machine says of processes: processor time and memory.

use std::fs;

/// Linux counts processor time in hundredths of a second everywhere that we run.
const TICKS: f64 = 100.0;

/// Processor seconds of this process, and of its children that have ended.
#[derive(Clone, Copy, Debug)]
pub struct Spent {
    pub own: f64,
    pub children: f64,
}

pub fn spent() -> Spent {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The name in brackets may hold spaces; what follows does not.
    let rest = stat.rsplit(')').next().unwrap_or_default();
    let field = |at: usize| -> f64 {
        rest.split_whitespace()
            .nth(at)
            .and_then(|text| text.parse().ok())
            .unwrap_or(0.0)
    };
    Spent {
        own: (field(11) + field(12)) / TICKS,
        children: (field(13) + field(14)) / TICKS,
    }
}

#[expect(clippy::cast_precision_loss, reason = "a machine has few cores")]
pub fn cores() -> f64 {
    std::thread::available_parallelism().map_or(1.0, |cores| cores.get() as f64)
}

/// A process's memory now and at its highest, in MB.
pub fn memory(process: u32) -> (u64, u64) {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let of = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name));
        let number = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
        number.unwrap_or(0) / 1024
    };
    (of("VmRSS:"), of("VmHWM:"))
}
