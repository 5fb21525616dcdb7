# 唯一的入口 · the one door: `just` = check + test

default: check test

# 样例图谱 · the graph of the sample documents, in out/
build:
    uv run --locked xinzhi build corpus/documents -o out

# 格式、类型与依赖方向 · format, lint, types and the direction of imports
check:
    uv run --locked ruff format --check .
    uv run --locked ruff check .
    uv run --locked mypy
    uv run --locked lint-imports

# 全部测试 · all tests; what a test needs and does not find it names and skips, unless XINZHI_REQUIRE=all
test *ARGS:
    uv run --locked pytest {{ARGS}}

# 在标注文本上评分 · score extraction on annotated text
score *GOLD:
    uv run --locked xinzhi score {{GOLD}}

# 整理格式 · put files into shape
format:
    uv run --locked ruff format .
    uv run --locked ruff check --fix .
