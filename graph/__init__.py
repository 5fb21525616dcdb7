"""A knowledge in; tables, Turtle, embedded stores, Neo4j, HTML and a report out."""

from graph.answer import Answer, QueryError
from graph.answer_formats import to_csv, to_json, to_table
from graph.explain import UnknownTermError, to_explanation
from graph.labels import to_labels
from graph.load_neo4j import LoadError, load_neo4j
from graph.query import query
from graph.query_text import Language
from graph.questions import QuestionError, answer_question, read_questions
from graph.tables import TableError, read_tables, write_tables
from graph.to_networkx import to_networkx
from graph.write_csv import write_csv
from graph.write_html import write_html
from graph.write_neo4j import write_neo4j
from graph.write_report import read_graph_name, to_report, write_report
from graph.write_stores import StoreError, write_stores
from graph.write_turtle import write_rdf

__all__ = [
    "Answer",
    "Language",
    "LoadError",
    "QueryError",
    "QuestionError",
    "StoreError",
    "TableError",
    "UnknownTermError",
    "answer_question",
    "load_neo4j",
    "query",
    "read_graph_name",
    "read_questions",
    "read_tables",
    "to_csv",
    "to_explanation",
    "to_json",
    "to_labels",
    "to_networkx",
    "to_report",
    "to_table",
    "write_csv",
    "write_html",
    "write_neo4j",
    "write_rdf",
    "write_report",
    "write_stores",
    "write_tables",
]
