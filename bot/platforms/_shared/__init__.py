"""What any chat platform needs that is no platform's own: text, tables, order, patience."""
