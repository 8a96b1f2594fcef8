-- Posts the review to the webhook, and counts the answers that hold no patch.
local file = assert(io.open(os.getenv("REVIEW"), "rb"))
wrk.method = "POST"
wrk.body = file:read("*all")
wrk.headers["Content-Type"] = "application/json"
file:close()

local threads = {}
function setup(thread)
  table.insert(threads, thread)
end

function init()
  unpatched = 0
end

function response(status, headers, body)
  if status ~= 200 or not string.find(body, '"patch":', 1, true) then
    unpatched = unpatched + 1
  end
end

function done(summary, latency, requests)
  local bad = 0
  for _, thread in ipairs(threads) do
    bad = bad + thread:get("unpatched")
  end
  local errors = summary.errors
  print(string.format("RESULT requests=%d micros=%d p50=%d p99=%d max=%d bad=%d lost=%d", summary.requests,
    summary.duration, latency:percentile(50), latency:percentile(99), latency.max, bad,
    errors.connect + errors.read + errors.write + errors.timeout))
end
